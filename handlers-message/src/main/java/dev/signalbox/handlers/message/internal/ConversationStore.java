package dev.signalbox.handlers.message.internal;

import java.sql.SQLException;
import java.util.Optional;

/** Takes in what events say, each event once. */
final class ConversationStore {

  private final Database database;
  private final MessageTable messages;
  private final PartTable parts;
  private final EditTable edits;
  private final FailureTable failures;

  ConversationStore(
      Database database,
      MessageTable messages,
      PartTable parts,
      EditTable edits,
      FailureTable failures) {
    this.database = database;
    this.messages = messages;
    this.parts = parts;
    this.edits = edits;
    this.failures = failures;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    database.write(sql -> Optional.empty());
  }

  /**
   * Writes down what an event says. An event that was taken in before changes nothing.
   *
   * @return the message's new state, where the event gave it one
   * @throws StoreException when the database fails; nothing is then written
   */
  Optional<StateChange> apply(EventKey event, Observation observation) {
    return database.write(
        sql -> isNew(sql, event, observation) ? merge(sql, event, observation) : Optional.empty());
  }

  private static boolean isNew(Sql sql, EventKey event, Observation observation)
      throws SQLException {
    int added =
        sql.update(
            "INSERT INTO message_event (endpoint, event_id, sequence, event_type, message_id,"
                + " created_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (endpoint, event_id) DO NOTHING",
            event.endpoint(),
            event.eventId(),
            event.sequence(),
            event.eventType(),
            observation.messageId().orElse(null),
            event.createdAt().flatMap(Times::text).orElse(null));
    return added > 0;
  }

  private Optional<StateChange> merge(Sql sql, EventKey event, Observation observation)
      throws SQLException {
    if (observation.failure().isPresent()) {
      failures.add(sql, observation.messageId(), event.eventId(), observation.failure().get());
    }
    if (observation.messageId().isEmpty()) {
      return Optional.empty();
    }
    String messageId = observation.messageId().get();
    if (observation.edit().isPresent()) {
      edits.add(sql, messageId, event.eventId(), observation.edit().get());
    }
    return merge(
        sql,
        messages.find(sql, messageId),
        new Stored(messageId, observation.facts()),
        observation);
  }

  private Optional<StateChange> merge(
      Sql sql, Optional<Stored> before, Stored news, Observation observation) throws SQLException {
    MessageFacts known = before.map(Stored::facts).orElse(MessageFacts.none());
    Stored after = new Stored(news.messageId(), known.merge(news.facts()));
    if (before.isEmpty() || !after.facts().equals(known)) {
      messages.put(sql, after);
    }
    Optional<Known> knownParts = known.known(Fact.PARTS);
    if (!after.facts().known(Fact.PARTS).equals(knownParts)) {
      parts.replace(sql, after.messageId(), observation.parts(), knownParts.isPresent());
    }
    Optional<State> from = before.map(Stored::state);
    return from.equals(Optional.of(after.state()))
        ? Optional.empty()
        : Optional.of(new StateChange(after, from));
  }
}
