package dev.signalbox.inbox.jdbc.internal.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a lent connection may be used for. */
public interface ConnectionRules {

  /**
   * What came of a method of {@link java.sql.Connection} that these rules answer themselves.
   *
   * @param value null for a method without a value
   */
  record Answer(Object value) {}

  /**
   * Answers a method instead of the connection; empty for all that the connection itself does.
   *
   * @throws SQLException when the method is refused
   */
  Optional<Answer> answer(String method, List<Object> arguments) throws SQLException;

  /** Refuses statements that are not allowed. */
  void check(String sql) throws SQLException;

  /** Told of each failure that the handler gets to see. */
  void failed(SQLException failure);
}
