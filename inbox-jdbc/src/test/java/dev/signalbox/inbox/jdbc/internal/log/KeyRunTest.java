package dev.signalbox.inbox.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.inbox.jdbc.internal.log.Dedupe.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRunTest {

  /** The run has room for 1,024 keys before it grows. */
  private static final int MANY = 5_000;

  private final Random random = new Random(7);
  private final KeyRun run = new KeyRun();
  private final List<Digest128> keys = new ArrayList<>();

  @Test
  void everyKey_isFoundHoweverManyThereAre() {
    for (int i = 0; i < MANY; i++) {
      assertThat(run.size()).isEqualTo(i);
      add(new Digest128(random.nextLong(), random.nextLong()));
      assertThat(run.through()).isEqualTo(i + 1);
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(run.find(keys.get(i))).contains(known(i));
      assertThat(run.key(i)).isEqualTo(keys.get(i));
      assertThat(run.sequence(i)).isEqualTo(i + 1);
    }
    assertThat(run.find(new Digest128(1, 1))).isEmpty();
  }

  @Test
  void keysWithHalfInCommon_areToldApart() {
    for (long high = -3; high < 3; high++) {
      for (long low = -3; low < 3; low++) {
        add(new Digest128(high, low));
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      assertThat(run.find(keys.get(i))).contains(known(i));
    }
    assertThat(run.find(new Digest128(-3, 3))).isEmpty();
    assertThat(run.find(new Digest128(3, -3))).isEmpty();
  }

  @Test
  void forgottenKey_isNotFoundAndCanComeAgain() {
    add(new Digest128(1, 5));
    add(new Digest128(2, 5));
    add(new Digest128(3, 5));

    run.forget(new Digest128(2, 5));
    run.forget(new Digest128(9, 5));

    assertThat(run.find(keys.get(0))).contains(known(0));
    assertThat(run.find(keys.get(1))).isEmpty();
    assertThat(run.find(keys.get(2))).contains(known(2));
    assertThat(IntStream.range(0, 3).filter(run::holds)).containsExactly(0, 2);
    assertThat(run.size()).isEqualTo(3);
    add(new Digest128(2, 5));
    assertThat(run.find(keys.get(1))).contains(known(3));
  }

  @Test
  void order_isThatOfTheFirstBitsWithoutSign() {
    for (int i = 0; i < MANY; i++) {
      add(new Digest128(random.nextLong(), random.nextLong()));
    }
    int[] order = run.byKey();

    assertThat(order).hasSize(MANY).doesNotHaveDuplicates();
    // 13 bits hold the number of an entry; what is above them decides.
    assertThat(IntStream.of(order).mapToObj(number -> run.key(number).high() >>> 13))
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(run.key(order[0]).high()).isPositive();
    assertThat(run.key(order[MANY - 1]).high()).isNegative();
  }

  @Test
  void numberAtAPowerOfTwo_isInTheOrder() {
    for (int i = 0; i < 1_024; i++) {
      add(new Digest128(-i, i));
    }

    assertThat(run.byKey()).hasSize(1_024).doesNotHaveDuplicates().contains(0, 1_023);
  }

  @Test
  void clearedRun_isEmptyAndFillsAgain() {
    add(new Digest128(1, 1));
    add(new Digest128(2, 2));
    run.clear();

    assertThat(run.size()).isZero();
    assertThat(run.byKey()).isEmpty();
    assertThat(run.find(new Digest128(1, 1))).isEmpty();
    keys.clear();
    add(new Digest128(2, 2));
    assertThat(run.find(new Digest128(2, 2))).contains(known(0));
    assertThat(run.find(new Digest128(1, 1))).isEmpty();
  }

  private void add(Digest128 key) {
    run.add(key, known(keys.size()));
    keys.add(key);
  }

  private static Known known(int number) {
    return new Known(number + 1, new Digest128(number, ~number));
  }
}
