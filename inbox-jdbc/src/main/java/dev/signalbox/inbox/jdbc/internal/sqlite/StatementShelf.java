package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Prepared statements of one connection that wait for their next use, the latest ones only. To
 * prepare a statement costs more than to run most of them. They are closed with their connection.
 */
public final class StatementShelf {

  private static final int MOST = 64;

  /** Longer texts are not kept, in characters. */
  private static final int LONGEST = 4_000;

  /** The one that was used the longest time ago comes first. */
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  /** An empty one. */
  public StatementShelf() {}

  /** The statement with this text, which belongs to the caller from now on. */
  public synchronized Optional<PreparedStatement> take(String sql) {
    return Optional.ofNullable(idle.remove(sql));
  }

  /**
   * Puts a statement there that has neither parameters nor an open result any more; closes what
   * there is no room for.
   */
  public synchronized void give(String sql, PreparedStatement statement) throws SQLException {
    if (sql.length() > LONGEST || idle.containsKey(sql)) {
      statement.close();
      return;
    }
    idle.put(sql, statement);
    if (idle.size() > MOST) {
      Iterator<PreparedStatement> eldest = idle.values().iterator();
      PreparedStatement closing = eldest.next();
      eldest.remove();
      closing.close();
    }
  }
}
