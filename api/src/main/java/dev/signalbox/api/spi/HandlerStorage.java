package dev.signalbox.api.spi;

import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives each handler a database of its own, whose transaction is shared with the handler's position
 * in the inbox.
 */
@ProviderType
public interface HandlerStorage {

  /**
   * The data source of a handler's own tables.
   *
   * <p>While the handler handles a delivery (concurrency 1), a connection taken on the handling
   * thread belongs to the transaction that also moves the handler's position: what is written is
   * there exactly once per event, also after a crash, and is rolled back when the handler throws.
   * Closing such a connection gives it back; committing or rolling it back is refused. Outside of a
   * delivery, connections commit by themselves as usual.
   *
   * @param handlerName the handler's stable name, never null
   * @return never null; the same database for the same name
   */
  DataSource dataSource(String handlerName);
}
