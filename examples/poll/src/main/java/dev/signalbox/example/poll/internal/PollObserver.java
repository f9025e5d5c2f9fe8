package dev.signalbox.example.poll.internal;

import dev.signalbox.example.poll.PollDetail;
import dev.signalbox.example.poll.PollEvent;
import dev.signalbox.example.poll.PollOption;
import dev.signalbox.example.poll.PollUpdated;
import dev.signalbox.example.poll.PollVote;
import dev.signalbox.example.poll.PollVoter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Brings what polls tell into the tables, whatever the order it arrives in. */
@Dependent
class PollObserver {

  @Inject PollTables tables;

  /**
   * Tables are made here and not at the first event: there, they would be part of the delivery's
   * transaction and gone when it fails.
   */
  void started(@Observes Startup event) throws SQLException {
    tables.create();
  }

  void whole(@Observes PollDetail event) throws SQLException {
    options(event, event.poll().options());
  }

  void updated(@Observes PollUpdated event) throws SQLException {
    options(event, event.addedOptions());
  }

  void vote(@Observes PollVote event) throws SQLException {
    tables.option(event.messageId(), event.chatId(), event.optionId());
    tables.vote(
        event.messageId(),
        event.optionId(),
        event.voter(),
        event.voted(),
        new Stamp(time(event), event.envelope().eventId()));
  }

  private void options(PollEvent event, List<PollOption> options) throws SQLException {
    Stamp stamp = new Stamp(time(event), event.envelope().eventId());
    for (PollOption option : options) {
      tables.option(event.messageId(), event.chatId(), option.id());
      tables.describe(event.messageId(), option, stamp);
      for (PollVoter voter : option.voters()) {
        tables.vote(
            event.messageId(),
            option.id(),
            voter.handle(),
            true,
            new Stamp(voter.votedAt().orElse(stamp.at()), stamp.eventId()));
      }
    }
  }

  /** Linq's time; order of arrival says nothing about what came first. */
  private static Instant time(PollEvent event) {
    return event.envelope().createdAt().orElse(event.envelope().receivedAt());
  }
}
