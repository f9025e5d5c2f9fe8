package dev.signalbox.testkit.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The database of a run: one connection, whose transaction is the ledger's while events are
 * handled, with a savepoint for each delivery.
 */
final class RunDatabase implements AutoCloseable {

  private static final Set<String> OWNED = Set.of("commit", "rollback", "setAutoCommit");

  private final Connection connection;
  private Optional<Savepoint> savepoint = Optional.empty();
  private Optional<Thread> handling = Optional.empty();

  private RunDatabase(Connection connection) {
    this.connection = connection;
  }

  static Optional<RunDatabase> open(Optional<DataSource> source) {
    return source.map(
        database -> {
          try {
            return new RunDatabase(database.getConnection());
          } catch (SQLException e) {
            throw new IllegalStateException("the run's database cannot be opened", e);
          }
        });
  }

  /** What a handler gets: connections that are this one, and give it back when closed. */
  DataSource view() {
    return proxy(
        DataSource.class,
        Map.of("getConnection", this::connection, "toString", () -> "database of the run"));
  }

  private Connection connection() throws SQLException {
    boolean delivering = handling.isPresent();
    if (delivering && handling.get() != Thread.currentThread()) {
      throw new SQLException(
          "expected the thread that handles the event to take the connection, found "
              + Thread.currentThread().getName()
              + "; on another thread, work is no part of the delivery's transaction");
    }
    return (Connection)
        Proxy.newProxyInstance(
            RunDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              boolean toSavepoint =
                  arguments != null && arguments.length == 1 && arguments[0] instanceof Savepoint;
              if (delivering && OWNED.contains(method.getName()) && !toSavepoint) {
                throw new SQLException(
                    method.getName()
                        + " is refused while an event is handled: the transaction belongs to the"
                        + " delivery; throw to roll back");
              }
              return unwrapped(() -> method.invoke(connection, arguments));
            });
  }

  void begin() {
    run(
        () -> {
          if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
          }
          savepoint = Optional.of(connection.setSavepoint());
          handling = Optional.of(Thread.currentThread());
        });
  }

  void keep() {
    run(() -> connection.releaseSavepoint(end()));
  }

  void undo() {
    run(() -> connection.rollback(end()));
  }

  private Savepoint end() {
    handling = Optional.empty();
    Savepoint last = savepoint.orElseThrow();
    savepoint = Optional.empty();
    return last;
  }

  void commit() {
    run(
        () -> {
          if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
          }
        });
  }

  void crash() {
    run(
        () -> {
          connection.rollback();
          connection.setAutoCommit(true);
        });
  }

  @Override
  public void close() {
    run(connection::close);
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException("the run's database failed: " + e.getMessage(), e);
    }
  }

  private interface Call {
    Object run() throws Exception;
  }

  private static Object unwrapped(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Map<String, Call> calls) {
    return type.cast(
        Proxy.newProxyInstance(
            RunDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "isWrapperFor" -> false;
                  default -> {
                    Call call = calls.get(method.getName());
                    if (call == null) {
                      throw new UnsupportedOperationException(
                          "a handler's DataSource has no " + method.getName());
                    }
                    yield call.run();
                  }
                }));
  }
}
