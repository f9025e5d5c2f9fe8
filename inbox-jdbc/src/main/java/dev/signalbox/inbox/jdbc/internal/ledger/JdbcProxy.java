package dev.signalbox.inbox.jdbc.internal.ledger;

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
import java.util.List;
import java.util.Optional;

/**
 * Stands before a connection, and before everything that is made with it, so that the connection
 * beneath never comes into a handler's hands.
 */
final class JdbcProxy implements InvocationHandler {

  /** The most special first. */
  private static final List<Class<?>> MADE =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class);

  private final Lease lease;
  private final Object target;
  private final Class<?> type;

  private JdbcProxy(Lease lease, Object target, Class<?> type) {
    this.lease = lease;
    this.target = target;
    this.type = type;
  }

  /** A proxy of one interface. */
  static Object of(Lease lease, Object target, Class<?> type) {
    return Proxy.newProxyInstance(
        JdbcProxy.class.getClassLoader(),
        new Class<?>[] {type},
        new JdbcProxy(lease, target, type));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    List<Object> arguments = args == null ? List.of() : Arrays.asList(args);
    return switch (method.getName()) {
      case "equals" -> proxy == arguments.get(0);
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> type.getSimpleName() + " of a handler's database";
      case "close" -> close();
      case "isClosed" -> !lease.isOpen() || (boolean) call(method, args);
      case "isValid" -> lease.isOpen() && (boolean) call(method, args);
      case "isWrapperFor" -> ((Class<?>) arguments.get(0)).isInstance(proxy);
      case "unwrap" -> unwrap(proxy, (Class<?>) arguments.get(0));
      default -> use(method, args, arguments);
    };
  }

  private Object use(Method method, Object[] args, List<Object> arguments) throws Throwable {
    if (!lease.isOpen()) {
      throw new SQLException(
          "this connection was given back; a connection lasts no longer than the delivery it was"
              + " taken in",
          "08003");
    }
    if (method.getName().equals("getConnection")) {
      return lease.proxy();
    }
    if (target instanceof Connection) {
      Optional<ConnectionRules.Answer> answer = answer(method, arguments);
      if (answer.isPresent()) {
        return answer.get().value();
      }
    }
    if (!arguments.isEmpty() && arguments.get(0) instanceof String sql && takesSql(method)) {
      lease.rules().check(sql);
    }
    return wrap(method, call(method, args));
  }

  private Optional<ConnectionRules.Answer> answer(Method method, List<Object> arguments)
      throws SQLException {
    return lease.rules().answer(method.getName(), arguments);
  }

  private static boolean takesSql(Method method) {
    String name = method.getName();
    return name.startsWith("prepare") || name.startsWith("execute") || name.equals("addBatch");
  }

  private Object wrap(Method method, Object result) {
    Class<?> made =
        MADE.stream()
            .filter(candidate -> candidate == method.getReturnType())
            .findFirst()
            .orElse(null);
    if (result == null || made == null) {
      return result;
    }
    boolean dependent = target instanceof Statement || target instanceof ResultSet;
    if (!dependent && result instanceof AutoCloseable child) {
      // Statements, and results of the meta data; other results go with their statement.
      lease.adopt(child);
    }
    return of(lease, result, made);
  }

  private Object close() throws SQLException {
    if (target instanceof Connection) {
      lease.end();
    } else if (target instanceof AutoCloseable child && lease.isOpen()) {
      lease.release(child);
      closeTarget();
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
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        lease.rules().failed(failure);
      }
      throw e.getCause();
    }
  }
}
