package dev.signalbox.handlers.call.internal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the events of a line that have no call id together into records, by {@link Adjacency}. */
final class Lines {

  private final FactTable facts;
  private final Adjacency rule;

  Lines(FactTable facts, Adjacency rule) {
    this.facts = facts;
    this.rule = rule;
  }

  /**
   * Makes the records beside a new event right again: those that it is between, and, where the rule
   * was set otherwise when a record was made, all of that record's events.
   *
   * @param fact an event without a call id, just added
   * @return for each record that has other events than before, or may have, its id and the records
   *     that its events were part of
   */
  Map<String, Set<String>> place(Sql sql, Fact fact) throws SQLException {
    String lineKey = fact.parties().lineKey(fact.key().endpoint());
    Deque<Member> open = new ArrayDeque<>();
    open.add(new Member(fact, fact.key().recordId()));
    facts.before(sql, lineKey, fact).ifPresent(open::add);
    facts.after(sql, lineKey, fact).ifPresent(open::add);
    Map<String, Set<String>> records = new HashMap<>();
    Set<EventKey> placed = new HashSet<>();
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Member next = open.remove();
      if (placed.contains(next.fact().key())) {
        continue;
      }
      List<Member> stretch = stretch(sql, lineKey, next);
      records.put(stretch.get(0).fact().key().recordId(), move(sql, stretch));
      for (Member member : stretch) {
        placed.add(member.fact().key());
        if (seen.add(member.recordId())) {
          open.addAll(facts.ofRecord(sql, member.recordId(), Integer.MAX_VALUE));
        }
      }
    }
    return records;
  }

  /** From cut to cut. */
  private List<Member> stretch(Sql sql, String lineKey, Member member) throws SQLException {
    Deque<Member> stretch = new ArrayDeque<>(List.of(member));
    Optional<Member> before = facts.before(sql, lineKey, member.fact());
    while (before.isPresent() && rule.joined(before.get().fact(), stretch.getFirst().fact())) {
      stretch.addFirst(before.get());
      before = facts.before(sql, lineKey, before.get().fact());
    }
    Optional<Member> after = facts.after(sql, lineKey, member.fact());
    while (after.isPresent() && rule.joined(stretch.getLast().fact(), after.get().fact())) {
      stretch.addLast(after.get());
      after = facts.after(sql, lineKey, after.get().fact());
    }
    return new ArrayList<>(stretch);
  }

  private Set<String> move(Sql sql, List<Member> stretch) throws SQLException {
    String recordId = stretch.get(0).fact().key().recordId();
    Set<String> from = new LinkedHashSet<>();
    for (Member member : stretch) {
      from.add(member.recordId());
      if (!member.recordId().equals(recordId)) {
        facts.move(sql, member.fact().key(), recordId);
      }
    }
    return from;
  }
}
