package dev.signalbox.handlers.call.internal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
   * @return the records that have other events than before, or may have
   */
  List<Group> place(Sql sql, Fact fact) throws SQLException {
    String lineKey = fact.parties().lineKey(fact.key().endpoint());
    List<Group> groups = new ArrayList<>();
    Set<EventKey> placed = new HashSet<>();
    Deque<Member> open = new ArrayDeque<>();
    open.add(new Member(fact, fact.key().recordId()));
    while (!open.isEmpty()) {
      Member next = open.remove();
      if (!placed.contains(next.fact().key())) {
        List<List<Member>> stretches = cut(neighbours(sql, lineKey, next));
        stretches.removeIf(stretch -> placed.contains(stretch.get(0).fact().key()));
        Set<String> from = new HashSet<>();
        for (List<Member> stretch : stretches) {
          stretch.forEach(member -> placed.add(member.fact().key()));
          Group group = group(stretch);
          groups.add(group);
          from.addAll(group.from());
        }
        open.addAll(facts.ofRecords(sql, from));
        for (List<Member> stretch : stretches) {
          move(sql, stretch);
        }
      }
    }
    return groups;
  }

  /**
   * The event and those beside it, in the order of the line, on either side up to the first cut
   * that it has no part in: further away, it changes nothing.
   */
  private List<Member> neighbours(Sql sql, String lineKey, Member member) throws SQLException {
    List<Member> found = side(sql, lineKey, member, false);
    Collections.reverse(found);
    found.add(member);
    found.addAll(side(sql, lineKey, member, true));
    return found;
  }

  private List<Member> side(Sql sql, String lineKey, Member member, boolean later)
      throws SQLException {
    List<Member> found = new ArrayList<>();
    Member last = member;
    List<Member> some;
    do {
      some = facts.beside(sql, lineKey, last.fact(), later);
      for (Member next : some) {
        Fact first = (later ? last : next).fact();
        Fact second = (later ? next : last).fact();
        if (last != member && !rule.joined(first, second)) {
          return found;
        }
        found.add(next);
        last = next;
      }
    } while (some.size() == FactTable.BESIDE);
    return found;
  }

  private List<List<Member>> cut(List<Member> members) {
    List<List<Member>> stretches = new ArrayList<>();
    Member previous = null;
    for (Member member : members) {
      if (previous == null || !rule.joined(previous.fact(), member.fact())) {
        stretches.add(new ArrayList<>());
      }
      stretches.get(stretches.size() - 1).add(member);
      previous = member;
    }
    return stretches;
  }

  private static Group group(List<Member> stretch) {
    Set<String> from = new LinkedHashSet<>();
    stretch.forEach(member -> from.add(member.recordId()));
    return new Group(
        stretch.get(0).fact().key().recordId(), stretch.stream().map(Member::fact).toList(), from);
  }

  private void move(Sql sql, List<Member> stretch) throws SQLException {
    String recordId = stretch.get(0).fact().key().recordId();
    for (Member member : stretch) {
      if (!member.recordId().equals(recordId)) {
        facts.move(sql, member.fact().key(), recordId);
      }
    }
  }
}
