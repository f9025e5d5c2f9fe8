package dev.signalbox.inbox.jdbc.internal.log;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * A change that waits for its turn on the committing thread.
 *
 * @param change what is to be done
 * @param done ends after the commit
 * @param <T> what comes out
 */
public record PendingChange<T>(LogChange<T> change, CompletableFuture<T> done) {

  /** Makes and commits the change; what it returns tells who waits for it. */
  Runnable run(LogWriter writer) throws SQLException {
    T result = writer.change(change);
    return () -> done.complete(result);
  }
}
