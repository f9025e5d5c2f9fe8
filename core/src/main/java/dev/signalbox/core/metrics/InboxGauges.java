package dev.signalbox.core.metrics;

import dev.signalbox.core.inbox.InboxCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.util.Map;
import java.util.function.Supplier;

/** Sizes of the log. */
final class InboxGauges {

  private static final String EVENTS = "signalbox_inbox_events";
  private static final String UNREADABLE = "signalbox_inbox_unreadable_events";
  private static final String CONFLICTS = "signalbox_inbox_conflicts";
  private static final String WAITING = "signalbox_inbox_waiting_appends";

  private InboxGauges() {}

  static MultiCollector of(Supplier<InboxCounts> source) {
    return new Gauges(
        "the inbox",
        Map.of(
            EVENTS, "Events that the log holds, unreadable ones included.",
            UNREADABLE, "Events without an envelope.",
            CONFLICTS, "Deliveries that had a known id and another body.",
            WAITING, "Appends that wait for their commit."),
        look -> {
          InboxCounts counts = source.get();
          look.set(EVENTS, counts.events());
          look.set(UNREADABLE, counts.unreadable());
          look.set(CONFLICTS, counts.conflicts());
          look.set(WAITING, counts.waitingAppends());
        });
  }
}
