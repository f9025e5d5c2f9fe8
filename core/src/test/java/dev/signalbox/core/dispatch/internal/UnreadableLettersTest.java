package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.testing.InMemoryInbox;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pages of unreadable deliveries, oldest first, from a store that knows them newest first. */
class UnreadableLettersTest {

  private static final int STORED = 1_203;

  private final InMemoryInbox inbox = new InMemoryInbox();
  private final UnreadableLetters letters = new UnreadableLetters(inbox);

  private List<Long> after(long sequence, int limit) {
    return letters.letters(sequence, limit).stream()
        .map(DeadLetter::event)
        .map(event -> event.sequence())
        .toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void pages_areFullAndInOrder() {
    assertThat(letters.status()).isEmpty();
    assertThat(after(0, 10)).isEmpty();
    for (int i = 0; i < STORED; i++) {
      inbox.append(
          new NewEvent("main", "d" + i, "d" + i, "", false, Instant.EPOCH, new byte[] {'x'}));
    }

    assertThat(after(0, 5)).isEqualTo(range(1, 5));
    assertThat(after(0, 500)).isEqualTo(range(1, 500));
    assertThat(after(0, 10_000)).isEqualTo(range(1, STORED));
    // The pages of the store end at 704 and 204.
    for (long sequence : new long[] {202, 203, 204, 205, 702, 703, 704, 705, STORED - 1}) {
      assertThat(after(sequence, 3)).isEqualTo(range(sequence + 1, Math.min(STORED, sequence + 3)));
    }
    assertThat(after(STORED, 3)).isEmpty();
    assertThat(letters.status())
        .hasValueSatisfying(status -> assertThat(status.dead()).isEqualTo(STORED));
  }
}
