package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final Instant NOW = Instant.ofEpochSecond(1000);

  private static WaitingEvent waiting(long sequence, String key, long dueIn) {
    return new WaitingEvent(sequence, key, 1, NOW.plusSeconds(dueIn), "", false);
  }

  private static List<Long> due(Backlog backlog) {
    return backlog.due(NOW, 100).stream().map(WaitingEvent::sequence).toList();
  }

  @Test
  void dueHead_bringsThoseBehindIt() {
    Backlog backlog =
        new Backlog(
            List.of(waiting(5, "a", 0), waiting(3, "a", 0), waiting(4, "b", 0), waiting(9, "", 0)));
    assertThat(due(backlog)).containsExactly(3L, 4L, 5L, 9L);
  }

  @Test
  void dueBeyondTheLatest_isPulledInAndTheRestStays() {
    Backlog backlog =
        new Backlog(List.of(waiting(3, "a", 3600), waiting(5, "a", 0), waiting(7, "", 20)));
    backlog.pullIn(NOW.plusSeconds(60));
    assertThat(backlog.nextDue()).contains(NOW.plusSeconds(20));
    assertThat(backlog.find(3).orElseThrow().due()).isEqualTo(NOW.plusSeconds(60));
    assertThat(due(backlog)).isEmpty();
    assertThat(backlog.due(NOW.plusSeconds(60), 100).stream().map(WaitingEvent::sequence).toList())
        .containsExactly(3L, 5L, 7L);
    backlog.pullIn(NOW.plusSeconds(60));
    assertThat(backlog.size()).isEqualTo(3);
  }

  @Test
  void headNotDue_holdsThoseBehindIt() {
    Backlog backlog =
        new Backlog(List.of(waiting(3, "a", 1), waiting(5, "a", 0), waiting(7, "", 0)));
    assertThat(due(backlog)).containsExactly(7L);
    assertThat(backlog.nextDue()).contains(NOW);
    backlog.remove(7);
    assertThat(backlog.nextDue()).contains(NOW.plusSeconds(1));
    backlog.remove(3);
    assertThat(due(backlog)).containsExactly(5L);
  }

  @Test
  void followerNotDue_endsTheChain() {
    Backlog backlog =
        new Backlog(List.of(waiting(1, "a", 0), waiting(2, "a", 9), waiting(3, "a", 0)));
    assertThat(due(backlog)).containsExactly(1L);
  }

  @Test
  void earlierEvent_takesThePlaceAtTheHead() {
    Backlog backlog = new Backlog(List.of(waiting(5, "a", 0)));
    backlog.put(waiting(2, "a", 60));
    assertThat(due(backlog)).isEmpty();
    assertThat(backlog.isHead(waiting(5, "a", 0))).isFalse();
    assertThat(backlog.isHead(waiting(2, "a", 0))).isTrue();
  }

  @Test
  void replacedEvent_countsOnce() {
    Backlog backlog = new Backlog(List.of(waiting(5, "a", 0), waiting(6, "", 0)));
    backlog.put(waiting(5, "a", 60));
    backlog.put(waiting(6, "", 60));
    assertThat(due(backlog)).isEmpty();
    assertThat(backlog.size()).isEqualTo(2);
    backlog.remove(5);
    backlog.remove(6);
    assertThat(backlog.size()).isZero();
    assertThat(backlog.nextDue()).isEmpty();
    assertThat(backlog.holds("a")).isFalse();
  }

  @Test
  void restingEvent_holdsNothingUntilItWakes() {
    Backlog backlog = new Backlog(List.of(waiting(5, "a", 0)));
    backlog.rest(5);
    assertThat(backlog.holds("a")).isFalse();
    assertThat(due(backlog)).isEmpty();
    assertThat(backlog.find(5)).isPresent();
    assertThat(backlog.size()).isEqualTo(1);
    backlog.wake();
    assertThat(backlog.size()).isEqualTo(1);
    assertThat(backlog.holds("a")).isTrue();
    assertThat(due(backlog)).containsExactly(5L);
  }

  @Test
  void emptyKey_holdsNothing() {
    Backlog backlog = new Backlog(List.of(waiting(5, "", 0)));
    assertThat(backlog.holds("")).isFalse();
  }

  @Test
  void due_isBounded() {
    Backlog backlog =
        new Backlog(List.of(waiting(1, "a", 0), waiting(2, "a", 0), waiting(3, "", 0)));
    assertThat(backlog.due(NOW, 2)).hasSize(2);
    assertThat(backlog.due(NOW, 1)).hasSize(1);
  }
}
