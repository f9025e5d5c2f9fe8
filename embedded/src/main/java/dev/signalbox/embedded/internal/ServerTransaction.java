package dev.signalbox.embedded.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction of the server that is begun to try something, and rolled back. Without its classes,
 * which a server need not have.
 */
final class ServerTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(ServerTransaction.class);
  private static final String NAME = "java:comp/UserTransaction";
  private static final String TYPE = "jakarta.transaction.UserTransaction";

  private final Object transaction;
  private final Class<?> type;

  private ServerTransaction(Object transaction, Class<?> type) {
    this.transaction = Objects.requireNonNull(transaction, "transaction");
    this.type = type;
  }

  /** Begins one; empty where the server has none, or not here. */
  static Optional<ServerTransaction> begin(Directory directory) {
    Optional<Object> found = directory.find(NAME, Object.class);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(TYPE, false, ServerTransaction.class.getClassLoader());
      ServerTransaction begun = new ServerTransaction(found.get(), type);
      begun.call("begin");
      return Optional.of(begun);
    } catch (ReflectiveOperationException | IllegalStateException e) {
      LOG.debug("SBX-5111 no transaction of the server can be tried here", e);
      return Optional.empty();
    }
  }

  private void call(String method) throws ReflectiveOperationException {
    try {
      type.getMethod(method).invoke(transaction);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method + " of the server's transaction failed", e.getCause());
    }
  }

  /** Rolls it back. */
  void close() {
    try {
      call("rollback");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a transaction of the server cannot be rolled back", e);
    }
  }
}
