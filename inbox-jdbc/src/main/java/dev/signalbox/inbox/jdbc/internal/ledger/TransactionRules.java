package dev.signalbox.inbox.jdbc.internal.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Within a delivery a connection belongs to the transaction that also moves the handler's position:
 * the handler may set savepoints of its own, but neither end the transaction nor begin another.
 */
public final class TransactionRules implements ConnectionRules {

  private static final String ADVICE =
      "; return from the handler to commit, throw to roll back, or use a savepoint";

  private final Connection connection;
  private final SqlGuard guard;
  private final Consumer<SQLException> failed;
  private int savepoints;

  /**
   * For the connection of a transaction.
   *
   * @param guard may be shared by the transactions of a handler
   * @param failed told of each failure that the handler gets to see
   */
  public TransactionRules(Connection connection, SqlGuard guard, Consumer<SQLException> failed) {
    this.connection = connection;
    this.guard = guard;
    this.failed = failed;
  }

  @Override
  public Optional<Answer> answer(String method, List<Object> arguments) throws SQLException {
    return switch (method) {
      case "getAutoCommit" -> Optional.of(new Answer(false));
      case "setAutoCommit" -> autoCommit((Boolean) arguments.get(0));
      case "commit", "abort" -> throw refused(method);
      case "rollback" -> rollback(arguments);
      case "setSavepoint" ->
          Optional.of(new Answer(savepoint(arguments.stream().map(String::valueOf).findFirst())));
      case "releaseSavepoint" ->
          run("RELEASE SAVEPOINT " + own((Savepoint) arguments.get(0)).sqlName());
      default -> Optional.empty();
    };
  }

  @Override
  public void check(String sql) throws SQLException {
    Optional<String> keyword = guard.transactionKeyword(sql);
    if (keyword.isPresent()) {
      throw refused("the statement " + keyword.get());
    }
  }

  @Override
  public void failed(SQLException failure) {
    failed.accept(failure);
  }

  private Optional<Answer> autoCommit(boolean on) throws SQLException {
    if (on) {
      throw refused("setAutoCommit(true)");
    }
    return Optional.of(new Answer(null));
  }

  private Optional<Answer> rollback(List<Object> arguments) throws SQLException {
    if (arguments.isEmpty()) {
      throw refused("rollback");
    }
    return run("ROLLBACK TO SAVEPOINT " + own((Savepoint) arguments.get(0)).sqlName());
  }

  private Savepoint savepoint(Optional<String> name) throws SQLException {
    UserSavepoint savepoint = new UserSavepoint(++savepoints, name);
    run("SAVEPOINT " + savepoint.sqlName());
    return savepoint;
  }

  private Optional<Answer> run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return Optional.of(new Answer(null));
  }

  private static UserSavepoint own(Savepoint savepoint) throws SQLException {
    if (savepoint instanceof UserSavepoint own) {
      return own;
    }
    throw new SQLException("expected a savepoint of this connection, found " + savepoint);
  }

  private static SQLException refused(String what) {
    return new SQLException(
        what + " is refused: this connection belongs to the delivery's transaction" + ADVICE,
        "2D000");
  }
}
