package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries that were verified but have no envelope, shown as the dead letters of a handler that
 * does not exist.
 */
final class UnreadableLetters {

  /** The reserved name. */
  static final String NAME = "unreadable";

  private static final String ERROR =
      "the body is not a JSON object with an event_type; it was signed and is kept as it came, and"
          + " no handler can have it";
  private static final int PAGE = 500;

  private final Inbox inbox;

  UnreadableLetters(Inbox inbox) {
    this.inbox = inbox;
  }

  /** A status; empty when everything could be read. */
  Optional<HandlerStatus> status() {
    long count = inbox.counts().unreadable();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new HandlerStatus(
                NAME,
                "",
                "",
                HandlerStatus.State.RUNNING,
                List.of(),
                inbox.lastSequence(),
                0,
                0,
                count,
                0,
                0,
                "",
                Optional.empty(),
                Instant.EPOCH));
  }

  /** Those with a sequence above {@code after}, oldest first, at most {@code limit}. */
  List<DeadLetter> letters(long after, int limit) {
    List<StoredEvent> oldest = new ArrayList<>();
    List<StoredEvent> page = inbox.unreadable(Long.MAX_VALUE, PAGE);
    boolean more = !page.isEmpty();
    while (more) {
      page.stream().filter(event -> event.sequence() > after).forEach(oldest::add);
      if (oldest.size() > limit) {
        oldest.subList(0, oldest.size() - limit).clear();
      }
      long reached = page.get(page.size() - 1).sequence();
      page = reached > after + 1 ? inbox.unreadable(reached, PAGE) : List.of();
      more = !page.isEmpty();
    }
    List<DeadLetter> letters = new ArrayList<>(oldest.size());
    for (int i = oldest.size() - 1; i >= 0; i--) {
      StoredEvent event = oldest.get(i);
      letters.add(new DeadLetter(event, 0, ERROR, event.receivedAt()));
    }
    return letters;
  }
}
