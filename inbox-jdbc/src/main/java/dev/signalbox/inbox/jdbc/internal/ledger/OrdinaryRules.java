package dev.signalbox.inbox.jdbc.internal.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Outside of a delivery a connection is an ordinary one. */
final class OrdinaryRules implements ConnectionRules {

  private final Use use;

  /** Told of each statement. */
  interface Use {
    void of(String sql) throws SQLException;
  }

  OrdinaryRules(Use use) {
    this.use = use;
  }

  @Override
  public Optional<Answer> answer(String method, List<Object> arguments) {
    return Optional.empty();
  }

  @Override
  public void check(String sql) throws SQLException {
    // Everything is allowed: the connection commits by itself.
    use.of(sql);
  }

  @Override
  public void failed(SQLException failure) {
    // The handler gets it, and nothing else depends on it.
  }
}
