package ${package};

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The people who have written. A bean that implements {@link PersonalData} is asked when an
 * operator wants a person forgotten; every handler that keeps handles or texts needs one.
 */
@ApplicationScoped
class ContactTable implements PersonalData {

  /**
   * A database of this handler's own. While an event is handled, a connection belongs to the
   * delivery's transaction: don't commit or roll back, don't use it on another thread.
   */
  @Inject DataSource database;

  void create() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS contact (handle VARCHAR(320) PRIMARY KEY)");
    }
  }

  /** Whether the person was new. */
  boolean add(String handle) throws SQLException {
    return update("INSERT INTO contact (handle) VALUES (?) ON CONFLICT DO NOTHING", handle) > 0;
  }

  @Override
  public int forget(String handle) throws SQLException {
    return update("DELETE FROM contact WHERE handle = ?", handle);
  }

  private int update(String sql, String handle) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, handle);
      return statement.executeUpdate();
    }
  }
}
