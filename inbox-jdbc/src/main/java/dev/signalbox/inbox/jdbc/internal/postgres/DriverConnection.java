package dev.signalbox.inbox.jdbc.internal.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only the driver's own connection can do. By reflection, since the driver of an application
 * server is loaded by a class loader of the server's: its interfaces are not the ones that come
 * with Signalbox.
 */
final class DriverConnection {

  private final Object connection;
  private final Class<?> type;

  private DriverConnection(Object connection, Class<?> type) {
    this.connection = connection;
    this.type = type;
  }

  /** Beneath a connection; empty when whoever has wrapped it hides it. */
  static Optional<DriverConnection> of(Connection connection) throws SQLException {
    Array array = connection.createArrayOf("int4", new Integer[0]);
    ClassLoader driver = array.getClass().getClassLoader();
    try {
      Class<?> type = Class.forName("org.postgresql.core.BaseConnection", false, driver);
      return Optional.of(new DriverConnection(connection.unwrap(type), type));
    } catch (ClassNotFoundException | SQLException hidden) {
      return Optional.empty();
    }
  }

  /** A statement is prepared at the server when it is used so often; 0 for never. */
  void prepareThreshold(int uses) throws SQLException {
    call("setPrepareThreshold", new Class<?>[] {int.class}, uses);
  }

  /** Whether a transaction is open at the server. */
  boolean inTransaction() throws SQLException {
    return !call("getTransactionState", new Class<?>[0]).toString().equals("IDLE");
  }

  /** Waits for notifications; what they say. */
  List<String> notifications(int millis) throws SQLException {
    Object[] heard = (Object[]) call("getNotifications", new Class<?>[] {int.class}, millis);
    List<String> texts = new ArrayList<>();
    if (heard != null) {
      Method parameter = method(heard.getClass().getComponentType(), "getParameter");
      for (Object notification : heard) {
        texts.add((String) invoke(parameter, notification));
      }
    }
    return texts;
  }

  private Object call(String name, Class<?>[] parameters, Object... values) throws SQLException {
    return invoke(method(type, name, parameters), connection, values);
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws SQLException {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new SQLException("expected a driver with " + name + " in " + type, e);
    }
  }

  private static Object invoke(Method method, Object target, Object... values) throws SQLException {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new SQLException(method.getName() + " of the driver failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new SQLException(method.getName() + " of the driver cannot be called", e);
    }
  }
}
