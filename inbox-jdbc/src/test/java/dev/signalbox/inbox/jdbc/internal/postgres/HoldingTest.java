package dev.signalbox.inbox.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldingTest {

  @Test
  void orderHash_neverChanges_sinceItIsStored() {
    assertThat(OrderHash.of("chat-1")).isEqualTo(1694449454);
    assertThat(OrderHash.of("")).isZero();
  }

  @Test
  void orderHash_spreadsNumberedChatsOverAllShards() {
    int[] counts = new int[16];
    IntStream.range(0, 1_600).forEach(i -> counts[OrderHash.of("chat-" + i) % 16]++);

    assertThat(IntStream.of(counts).boxed().toList())
        .allSatisfy(count -> assertThat(count).isBetween(50, 150));
  }

  /** Whoever comes and goes: when all have seen the same, the shards are shared evenly. */
  @Test
  void sharesOfAllNodes_areAllShards_andDifferByOneAtMost() {
    Random random = new Random(20261122);
    for (int run = 0; run < 500; run++) {
      int shards = 1 + random.nextInt(40);
      List<String> names = new ArrayList<>();
      for (int node = 0; node < 1 + random.nextInt(12); node++) {
        names.add("node-" + random.nextInt(1_000_000));
      }
      List<String> distinct = names.stream().distinct().toList();
      List<Integer> shares = new ArrayList<>();
      for (String name : distinct) {
        Holding holding = new Holding(name, shards);
        holding.workers(distinct);
        int taken = 0;
        while (holding.wants()) {
          holding.took(taken++, 1);
        }
        shares.add(taken);
        assertThat(holding.surplus()).isEmpty();
        assertThat(holding.alone()).isEqualTo(distinct.size() == 1);
      }
      assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(shards);
      assertThat(shares).allMatch(share -> share >= shards / distinct.size());
      assertThat(shares).allMatch(share -> share <= shards / distinct.size() + 1);
    }
  }

  @Test
  void nodeThatJoins_makesOthersGiveBackWhatIsTooMuch() {
    Holding holding = new Holding("a", 16);
    holding.workers(List.of("a"));
    IntStream.range(0, 16).forEach(shard -> holding.took(shard, 1));
    holding.done();
    holding.workers(List.of("a"));
    assertThat(holding.due()).isFalse();

    holding.workers(List.of("a", "b", "c"));

    assertThat(holding.due()).isTrue();
    assertThat(holding.surplus()).containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    holding.gave(holding.surplus());
    assertThat(holding.tenure().epochs()).hasSize(6);
  }
}
