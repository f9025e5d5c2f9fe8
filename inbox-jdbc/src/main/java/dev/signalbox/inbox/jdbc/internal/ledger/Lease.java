package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.GeneratedKeys;
import dev.signalbox.inbox.jdbc.internal.sqlite.StatementShelf;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection lent to a handler. When it ends, everything made with it is closed, so that a result
 * somebody forgot holds up neither a commit nor the next user of the connection.
 */
public final class Lease {

  /** What is done with the connection when the lease has ended. */
  @FunctionalInterface
  public interface Return {
    /** Takes it back. */
    void take(Connection connection) throws SQLException;
  }

  private final Connection connection;
  private final ConnectionRules rules;
  private final Optional<StatementShelf> shelf;
  private final Return giveBack;
  private final Connection proxy;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Set<AutoCloseable> children =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** Begins with lending. */
  public Lease(Connection connection, ConnectionRules rules, Return giveBack) {
    this(connection, rules, Optional.empty(), giveBack);
  }

  /**
   * Begins with lending.
   *
   * @param shelf where statements wait for their next use; empty when each is prepared anew
   */
  public Lease(
      Connection connection,
      ConnectionRules rules,
      Optional<StatementShelf> shelf,
      Return giveBack) {
    this.connection = connection;
    this.rules = rules;
    this.shelf = shelf;
    this.giveBack = giveBack;
    this.proxy = JdbcProxy.of(this, connection);
  }

  /** What the handler gets. */
  public Connection proxy() {
    return proxy;
  }

  /** The rules of use. */
  ConnectionRules rules() {
    return rules;
  }

  /** Where statements wait for their next use. */
  Optional<StatementShelf> shelf() {
    return shelf;
  }

  /** Runs a statement whose generated keys the handler may want. */
  Object withKeys(Callable<Object> execution) throws Exception {
    if (shelf.isEmpty()) {
      return execution.call();
    }
    GeneratedKeys.ask(connection, true);
    try {
      return execution.call();
    } finally {
      GeneratedKeys.ask(connection, false);
    }
  }

  /** Whether it can still be used. */
  boolean isOpen() {
    return open.get();
  }

  /** To be closed at the end. */
  void adopt(AutoCloseable child) {
    children.add(child);
  }

  /** Closed already. */
  void release(AutoCloseable child) {
    children.remove(child);
  }

  /** Ends it; the second time does nothing. */
  public void end() throws SQLException {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    List<AutoCloseable> left;
    synchronized (children) {
      left = new ArrayList<>(children);
      children.clear();
    }
    try {
      for (AutoCloseable child : left) {
        close(child);
      }
    } finally {
      giveBack.take(connection);
    }
  }

  private static void close(AutoCloseable child) throws SQLException {
    try {
      child.close();
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException("a statement or result could not be closed", e);
    }
  }
}
