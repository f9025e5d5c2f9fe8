package dev.signalbox.api.spi;

import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds event types: name, record, decoder. Registered as an OSGi service, or found as a bean in a
 * handler bundle or application. Stored events of its types that were {@code UnknownEvent} before
 * arrive typed from then on.
 */
@ConsumerType
public interface EventFamily {

  /** The family's name, for example {@code poll}; for people. Never null. */
  String name();

  /** The types it brings; never null, never empty. A name that another family has is refused. */
  Collection<EventType<?>> types();
}
