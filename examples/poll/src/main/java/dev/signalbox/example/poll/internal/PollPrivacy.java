package dev.signalbox.example.poll.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Forgets a person: the votes go, and the texts of the options they added or that name them. */
@ApplicationScoped
class PollPrivacy implements PersonalData {

  @Inject PollTables tables;

  @Override
  public int forget(String handle) throws SQLException {
    return tables.update("DELETE FROM poll_vote WHERE voter = ?", handle)
        + tables.update(
            "UPDATE poll_option SET text = NULL, creator = NULL WHERE creator = ?", handle)
        + tables.update(
            "UPDATE poll_option SET text = NULL WHERE REPLACE(text, ?, '') <> text", handle);
  }
}
