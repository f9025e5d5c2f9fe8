package dev.signalbox.handlers.chat.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in what events say, each event once. */
final class Directory {

  private final Database database;
  private final Tables tables;
  private final NewsDesk desk;

  Directory(Database database, Tables tables, NewsDesk desk) {
    this.database = database;
    this.tables = tables;
    this.desk = desk;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    database.write(sql -> Optional.empty());
  }

  /**
   * Writes down what an event says. An event that was taken in before changes nothing.
   *
   * @return what is new by it, in a fixed order
   * @throws StoreException when the database fails; nothing is then written
   */
  List<News> apply(EventKey event, Observation observation) {
    return database.write(
        sql -> isNew(sql, event, observation) ? merge(sql, event, observation) : List.of());
  }

  private static boolean isNew(Sql sql, EventKey event, Observation observation)
      throws SQLException {
    int added =
        sql.update(
            "INSERT INTO chat_event (endpoint, event_id, sequence, event_type, chat_id,"
                + " created_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (endpoint, event_id) DO NOTHING",
            event.endpoint(),
            event.eventId(),
            event.sequence(),
            event.eventType(),
            observation.chatId().orElse(null),
            event.createdAt().flatMap(Times::text).orElse(null));
    return added > 0;
  }

  private List<News> merge(Sql sql, EventKey event, Observation observation) throws SQLException {
    if (observation.chatId().isEmpty()) {
      return List.of();
    }
    String chatId = observation.chatId().get();
    if (observation.change().isPresent()) {
      tables.changes().add(sql, chatId, event.eventId(), observation.change().get());
    }
    if (observation.failure().isPresent()) {
      tables.failures().add(sql, chatId, event.eventId(), observation.failure().get());
    }
    List<News> news = new ArrayList<>(mergeChat(sql, chatId, observation.facts()));
    for (Sighting sighting : distinct(observation.members())) {
      news.addAll(mergeMember(sql, chatId, sighting));
    }
    return news;
  }

  private List<News> mergeChat(Sql sql, String chatId, Facts<ChatFact> said) throws SQLException {
    Optional<Stored<ChatFact>> row = tables.chats().find(sql, chatId);
    Facts<ChatFact> before = row.map(Stored::facts).orElse(Facts.none());
    Facts<ChatFact> now = before.merge(said);
    if (!now.equals(before)) {
      tables.chats().put(sql, new Stored<>(List.of(chatId), now));
    }
    Optional<Known> health = said.known(ChatFact.HEALTH);
    if (health.isPresent() && !isSame(before.known(ChatFact.HEALTH), health.get())) {
      tables.health().add(sql, chatId, health.get());
    }
    return desk.ofChat(chatId, before, now).stream().toList();
  }

  /** Then the history has it already. */
  private static boolean isSame(Optional<Known> before, Known health) {
    return before
        .filter(known -> known.at().equals(health.at()))
        .filter(known -> Health.status(known).equals(Health.status(health)))
        .isPresent();
  }

  private List<News> mergeMember(Sql sql, String chatId, Sighting sighting) throws SQLException {
    String handle = sighting.handle();
    Optional<Stored<MemberFact>> row = tables.members().find(sql, chatId, handle);
    Facts<MemberFact> before = row.map(Stored::facts).orElse(Facts.none());
    Facts<MemberFact> now = before.merge(sighting.facts());
    if (row.isEmpty() || !now.equals(before)) {
      tables.members().put(sql, new Stored<>(List.of(chatId, handle), now));
    }
    return desk.ofMember(chatId, handle, before, now).toList();
  }

  private static Iterable<Sighting> distinct(List<Sighting> members) {
    Map<String, Sighting> byHandle = new LinkedHashMap<>();
    members.forEach(member -> byHandle.merge(member.handle(), member, Sighting::merge));
    return byHandle.values();
  }
}
