package dev.signalbox.handlers.reaction.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in what events say, each event once. */
final class ReactionStore {

  private final Database database;
  private final EventTable events;
  private final ChatTable chats;
  private final MarkTable marks;
  private final TallyTable tallies;

  ReactionStore(
      Database database, EventTable events, ChatTable chats, MarkTable marks, TallyTable tallies) {
    this.database = database;
    this.events = events;
    this.chats = chats;
    this.marks = marks;
    this.tallies = tallies;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    database.write(sql -> Optional.empty());
  }

  /**
   * Writes down what an event says. An event that was taken in before changes nothing.
   *
   * @param observation empty for an event that names no message: it is only counted
   * @return the piles that are higher or lower now, in a fixed order
   * @throws StoreException when the database fails; nothing is then written
   */
  List<TallyChange> apply(EventKey event, Optional<Observation> observation) {
    return database.write(
        sql ->
            events.add(sql, event, observation.map(news -> news.spot().messageId()))
                    && observation.isPresent()
                ? merge(sql, observation.get())
                : List.of());
  }

  /**
   * Removes a person's reactions. The piles get lower without an event: outside of a delivery
   * nothing can be published.
   *
   * @param handle as {@link Person#normal} makes it, not empty
   * @return how many rows were removed or changed
   */
  int forget(String handle) {
    return database.write(sql -> marks.forget(sql, handle));
  }

  private List<TallyChange> merge(Sql sql, Observation news) throws SQLException {
    Optional<String> chatId = chats.put(sql, news.spot().messageId(), news.chatId());
    Marks before = marks.of(sql, news.spot(), news.person(), news.mark().face().kind());
    Marks after = before.with(news.mark());
    Map<Tally, Integer> growth = new HashMap<>();
    for (Mark mark : after.all()) {
      boolean stood = before.standing(mark.face());
      boolean stands = after.standing(mark.face());
      if (stood != stands || !before.with(mark.face()).equals(Optional.of(mark))) {
        marks.put(sql, news.spot(), news.person(), mark, stands);
      }
      growth.merge(
          Tally.of(news.spot(), mark.face()), (stands ? 1 : 0) - (stood ? 1 : 0), Integer::sum);
    }
    return changes(sql, chatId, growth);
  }

  private List<TallyChange> changes(Sql sql, Optional<String> chatId, Map<Tally, Integer> growth)
      throws SQLException {
    List<Tally> changed =
        growth.keySet().stream()
            .filter(tally -> growth.get(tally) != 0)
            .sorted(Comparator.comparing(Tally::emoji))
            .toList();
    List<TallyChange> changes = new ArrayList<>();
    for (Tally tally : changed) {
      changes.add(new TallyChange(tally, chatId, tallies.count(sql, tally)));
    }
    return changes;
  }
}
