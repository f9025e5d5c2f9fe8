package dev.signalbox.example.poll.internal;

import dev.signalbox.example.poll.PollOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** The handler's own tables. SQL that SQLite and PostgreSQL both take. */
@ApplicationScoped
class PollTables {

  @Inject DataSource database;

  void create() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS poll_option (message_id VARCHAR(200) NOT NULL, option_id VARCHAR(200) NOT NULL,"
              + " chat_id VARCHAR(200), text VARCHAR(4000), creator VARCHAR(200), stamp VARCHAR(300),"
              + " PRIMARY KEY (message_id, option_id))");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS poll_vote (message_id VARCHAR(200) NOT NULL, option_id VARCHAR(200) NOT NULL,"
              + " voter VARCHAR(200) NOT NULL, voted INTEGER NOT NULL, stamp VARCHAR(300) NOT NULL,"
              + " PRIMARY KEY (message_id, option_id, voter))");
    }
  }

  /** Makes sure that an option is there: a vote for it may arrive before the poll. */
  void option(String messageId, Optional<String> chatId, String optionId) throws SQLException {
    update(
        "INSERT INTO poll_option (message_id, option_id, chat_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        messageId,
        optionId,
        chatId.orElse(null));
  }

  /** Says what an option reads; news that is older than what is known changes nothing. */
  void describe(String messageId, PollOption option, Stamp stamp) throws SQLException {
    update(
        "UPDATE poll_option SET text = ?, creator = ?, stamp = ?"
            + " WHERE message_id = ? AND option_id = ? AND (stamp IS NULL OR stamp < ?)",
        option.text().orElse(null),
        option.creator().map(handle -> handle.handle()).orElse(null),
        stamp.text(),
        messageId,
        option.id(),
        stamp.text());
  }

  /** Notes a vote or its withdrawal; news that is older than what is known changes nothing. */
  void vote(String messageId, String optionId, String voter, boolean voted, Stamp stamp)
      throws SQLException {
    update(
        "INSERT INTO poll_vote (message_id, option_id, voter, voted, stamp) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (message_id, option_id, voter) DO UPDATE"
            + " SET voted = excluded.voted, stamp = excluded.stamp WHERE poll_vote.stamp < excluded.stamp",
        messageId,
        optionId,
        voter,
        voted ? 1 : 0,
        stamp.text());
  }

  int update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
