package dev.signalbox.handlers.call.internal;

import java.util.List;
import java.util.Set;

/**
 * The events of one record, as they belong together now.
 *
 * @param recordId the record
 * @param facts what the events say, those that count
 * @param from the records that the events were part of before, perhaps this one
 */
record Group(String recordId, List<Fact> facts, Set<String> from) {

  /** Copies both. */
  Group {
    facts = List.copyOf(facts);
    from = Set.copyOf(from);
  }
}
