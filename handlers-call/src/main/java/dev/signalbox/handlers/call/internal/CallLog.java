package dev.signalbox.handlers.call.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes in what events say, each event once, and keeps the records true to the events. */
final class CallLog {

  private static final Comparator<Call> IN_TIME =
      Comparator.comparing(Call::startedAt).thenComparing(Call::recordId);

  private final Database database;
  private final FactTable facts;
  private final CallTable calls;
  private final Lines lines;

  CallLog(Database database, FactTable facts, CallTable calls, Lines lines) {
    this.database = database;
    this.facts = facts;
    this.calls = calls;
    this.lines = lines;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    database.write(sql -> 0);
  }

  /**
   * Writes down what an event says. An event that was taken in before changes nothing.
   *
   * @return the calls that have another outcome than before, in the order of their beginnings
   * @throws StoreException when the database fails; nothing is then written
   */
  List<Call> take(Fact fact, long sequence) {
    return database.write(
        sql -> facts.add(sql, fact, sequence) ? update(sql, groups(sql, fact)) : List.of());
  }

  /**
   * Takes a handle out of all events and records. Which events belong together stays as it is.
   *
   * @return how many rows were changed
   * @throws StoreException when the database fails; nothing is then changed
   */
  int forget(String handle) {
    return database.write(
        sql -> {
          List<String> changed = facts.forget(sql, handle);
          Set<String> records = new HashSet<>(changed);
          for (String recordId : records) {
            calls.put(sql, Call.of(recordId, factsOf(sql, recordId)));
          }
          return changed.size() + records.size();
        });
  }

  private List<Fact> factsOf(Sql sql, String recordId) throws SQLException {
    return recordId.startsWith(EventKey.INFERRED)
        ? facts.ofRecords(sql, Set.of(recordId)).stream().map(Member::fact).toList()
        : facts.counting(sql, recordId);
  }

  private List<Group> groups(Sql sql, Fact fact) throws SQLException {
    if (fact.callId().isEmpty()) {
      return lines.place(sql, fact);
    }
    String callId = fact.callId().get();
    return List.of(new Group(callId, facts.counting(sql, callId), Set.of(callId)));
  }

  private List<Call> update(Sql sql, List<Group> groups) throws SQLException {
    Set<String> obsolete = new HashSet<>();
    groups.forEach(group -> obsolete.addAll(group.from()));
    Map<String, Call> before = calls.find(sql, obsolete);
    List<Call> changed = new ArrayList<>();
    for (Group group : groups) {
      Call after = Call.of(group.recordId(), group.facts());
      if (!after.equals(before.get(after.recordId()))) {
        calls.put(sql, after);
      }
      if (group.from().stream().noneMatch(id -> same(before.get(id), after))) {
        changed.add(after);
      }
      obsolete.remove(group.recordId());
    }
    obsolete.retainAll(before.keySet());
    for (String recordId : obsolete) {
      calls.remove(sql, recordId);
    }
    changed.sort(IN_TIME);
    return changed;
  }

  private static boolean same(Call before, Call after) {
    return before != null && before.outcome() == after.outcome();
  }
}
