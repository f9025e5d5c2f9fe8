package dev.signalbox.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/** Gives each handler its settings. */
@ProviderType
public interface HandlerConfiguration {

  /**
   * The settings of a handler, whether its file is there or not.
   *
   * @param handlerName the handler's stable name, never null
   * @return never null
   */
  HandlerSettings settings(String handlerName);
}
