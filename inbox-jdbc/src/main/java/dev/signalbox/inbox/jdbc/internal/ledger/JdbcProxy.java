package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.StatementShelf;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before a connection, and before everything that is made with it, so that the connection
 * beneath never comes into a handler's hands.
 */
final class JdbcProxy implements InvocationHandler {

  private static final Set<Class<?>> MADE =
      Set.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class);

  private static final Object[] NO_ARGUMENTS = {};

  private final Lease lease;
  private final Object target;
  private final Class<?> type;

  /** The statement that a result came from; a result goes with it. */
  private final Optional<JdbcProxy> parent;

  /** What becomes of a statement that can be used again. */
  private final Optional<ReusableStatement> reusable;

  /** Null when it has made none. */
  private volatile ResultSet lastResult;

  private volatile boolean closed;

  private JdbcProxy(
      Lease lease,
      Object target,
      Class<?> type,
      Optional<JdbcProxy> parent,
      Optional<ReusableStatement> reusable) {
    this.lease = lease;
    this.target = target;
    this.type = type;
    this.parent = parent;
    this.reusable = reusable;
  }

  /** A proxy of a connection. */
  static Connection of(Lease lease, Connection target) {
    return (Connection)
        new JdbcProxy(lease, target, Connection.class, Optional.empty(), Optional.empty()).proxy();
  }

  private Object proxy() {
    return Proxy.newProxyInstance(JdbcProxy.class.getClassLoader(), new Class<?>[] {type}, this);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    Object[] arguments = args == null ? NO_ARGUMENTS : args;
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> type.getSimpleName() + " of a handler's database";
      case "close" -> close();
      case "isClosed" -> !lease.isOpen() || gone() || (boolean) call(method, arguments);
      case "isValid" -> lease.isOpen() && (boolean) call(method, arguments);
      case "isWrapperFor" -> ((Class<?>) arguments[0]).isInstance(proxy);
      case "unwrap" -> unwrap(proxy, (Class<?>) arguments[0]);
      default -> use(method, arguments);
    };
  }

  private Object use(Method method, Object[] arguments) throws Throwable {
    requireOpen();
    if (method.getName().equals("getConnection")) {
      return lease.proxy();
    }
    boolean ofConnection = target instanceof Connection;
    if (ofConnection) {
      Optional<ConnectionRules.Answer> answer =
          lease.rules().answer(method.getName(), Arrays.asList(arguments));
      if (answer.isPresent()) {
        return answer.get().value();
      }
    }
    if (arguments.length > 0 && arguments[0] instanceof String sql && takesSql(method)) {
      lease.rules().check(sql);
      if (ofConnection && arguments.length == 1 && method.getName().equals("prepareStatement")) {
        return prepared(sql, method, arguments);
      }
    }
    reusable.ifPresent(statement -> statement.use(method));
    return wrap(method, call(method, arguments));
  }

  private void requireOpen() throws SQLException {
    if (!lease.isOpen()) {
      throw new SQLException(
          "this connection was given back; a connection lasts no longer than the delivery it was"
              + " taken in",
          "08003");
    }
    if (gone()) {
      throw new SQLException(
          "this " + type.getSimpleName() + " was closed, or its statement was", "24000");
    }
  }

  /** Closed, though what it stands before may be in use by somebody else again. */
  private boolean gone() {
    return closed || parent.filter(statement -> statement.closed).isPresent();
  }

  private Object prepared(String sql, Method method, Object[] arguments) throws Throwable {
    if (lease.shelf().isEmpty()) {
      return wrap(method, call(method, arguments));
    }
    StatementShelf shelf = lease.shelf().get();
    Optional<PreparedStatement> idle = shelf.take(sql);
    PreparedStatement statement =
        idle.isPresent() ? idle.get() : (PreparedStatement) call(method, arguments);
    lease.adopt(statement);
    return new JdbcProxy(
            lease,
            statement,
            PreparedStatement.class,
            Optional.empty(),
            Optional.of(new ReusableStatement(shelf, sql, statement)))
        .proxy();
  }

  private static boolean takesSql(Method method) {
    String name = method.getName();
    return name.startsWith("prepare") || name.startsWith("execute") || name.equals("addBatch");
  }

  private Object wrap(Method method, Object result) {
    Class<?> made = method.getReturnType();
    if (result == null || !MADE.contains(made)) {
      return result;
    }
    boolean dependent = target instanceof Statement || target instanceof ResultSet;
    if (!dependent && result instanceof AutoCloseable child) {
      // Statements, and results of the meta data; other results go with their statement.
      lease.adopt(child);
    }
    if (result instanceof ResultSet rows) {
      lastResult = rows;
    }
    Optional<JdbcProxy> from = dependent ? Optional.of(this) : Optional.empty();
    return new JdbcProxy(lease, result, made, from, Optional.empty()).proxy();
  }

  private Object close() throws SQLException {
    if (target instanceof Connection) {
      lease.end();
    } else if (target instanceof AutoCloseable child && lease.isOpen() && !gone()) {
      closed = true;
      lease.release(child);
      if (reusable.isEmpty() || !reusable.get().shelve(lastResult)) {
        closeTarget();
      }
    }
    return null;
  }

  private void closeTarget() throws SQLException {
    if (target instanceof Statement statement) {
      statement.close();
    } else if (target instanceof ResultSet result) {
      result.close();
    }
  }

  private Object unwrap(Object proxy, Class<?> wanted) throws SQLException {
    if (wanted.isInstance(proxy)) {
      return proxy;
    }
    throw new SQLException(
        "the driver's own objects are not handed out; use the interfaces of java.sql, not "
            + wanted.getName());
  }

  private Object call(Method method, Object[] args) throws Throwable {
    // A statement that can be used again was made without asking for keys.
    boolean keys =
        target instanceof Statement && reusable.isEmpty() && method.getName().startsWith("execute");
    try {
      return keys ? lease.withKeys(() -> method.invoke(target, args)) : method.invoke(target, args);
    } catch (InvocationTargetException e) {
      reusable.ifPresent(ReusableStatement::failed);
      if (e.getCause() instanceof SQLException failure) {
        lease.rules().failed(failure);
      }
      throw e.getCause();
    }
  }
}
