package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.Shards;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LedgerViewTest {

  private static final int SHARDS = 8;

  @Test
  void oneShard_hasNoCeiling() {
    LedgerView view = new LedgerView(new LedgerSnapshot(7, List.of(), List.of()));

    assertThat(view.front()).isEqualTo(new Front(Shards.ONE, 7, Long.MAX_VALUE));
    assertThat(view.leads()).isTrue();
  }

  @Test
  void shardsThatCatchUp_joinThoseAhead() {
    LedgerView view = view(Map.of(1, 5L, 2, 9L, 3, 9L));

    assertThat(view.front()).isEqualTo(new Front(new Shards(SHARDS, Set.of(1)), 5, 9));
    view.storedAt(view.front().shards(), 9);

    assertThat(view.front())
        .isEqualTo(new Front(new Shards(SHARDS, Set.of(1, 2, 3)), 9, Long.MAX_VALUE));
    assertThat(view.unstored()).isZero();
    assertThat(view.leads()).isFalse();
  }

  @Test
  void position_isWorthACommitWhenItLagsFarOrLong() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    LedgerView view = new LedgerView(new LedgerSnapshot(100, List.of(), List.of()), now::get);
    now.addAndGet(2_000_000_000);
    assertThat(view.worthStoring()).isFalse();
    view.storedAt(Shards.ONE, 100);
    view.skipTo(Shards.ONE, 100 + 9_999);
    assertThat(view.worthStoring()).isFalse();
    now.addAndGet(900_000_000);
    assertThat(view.worthStoring()).isFalse();
    now.addAndGet(1);
    assertThat(view.worthStoring()).isTrue();

    view.storedAt(Shards.ONE, 100 + 9_999);
    assertThat(view.worthStoring()).isFalse();
    view.skipTo(Shards.ONE, 100 + 19_999);
    assertThat(view.worthStoring()).isTrue();
  }

  @Test
  void anyMoves_giveWhatASimpleTableSays() {
    Random random = new Random(20261122);
    for (int run = 0; run < 300; run++) {
      Map<Integer, Long> stored = new HashMap<>();
      while (stored.isEmpty()) {
        for (int shard = 0; shard < SHARDS; shard++) {
          if (random.nextBoolean()) {
            stored.put(shard, (long) random.nextInt(10));
          }
        }
      }
      Map<Integer, Long> positions = new HashMap<>(stored);
      LedgerView view = view(stored);
      for (int step = 0; step < 40; step++) {
        Front front = view.front();
        assertFront(front, positions);
        assertThat(view.position()).isEqualTo(Collections.min(positions.values()));
        long most = 0;
        for (Integer shard : positions.keySet()) {
          most = Math.max(most, positions.get(shard) - stored.get(shard));
        }
        assertThat(view.unstored()).isEqualTo(most);
        long to = front.position() + random.nextInt(4);
        to = Math.min(to, front.ceiling());
        for (Integer shard : front.shards().numbers()) {
          positions.put(shard, to);
        }
        if (random.nextBoolean()) {
          view.skipTo(front.shards(), to);
        } else {
          view.storedAt(front.shards(), to);
          for (Integer shard : front.shards().numbers()) {
            stored.put(shard, to);
          }
        }
      }
    }
  }

  private static void assertFront(Front front, Map<Integer, Long> positions) {
    long lowest = Collections.min(positions.values());
    long next = Long.MAX_VALUE;
    Set<Integer> at = new HashSet<>();
    for (Map.Entry<Integer, Long> each : positions.entrySet()) {
      if (each.getValue() == lowest) {
        at.add(each.getKey());
      } else {
        next = Math.min(next, each.getValue());
      }
    }
    assertThat(front).isEqualTo(new Front(new Shards(SHARDS, at), lowest, next));
  }

  private static LedgerView view(Map<Integer, Long> positions) {
    return new LedgerView(
        new LedgerSnapshot(
            new Shards(SHARDS, positions.keySet()), positions, List.of(), List.of()));
  }
}
