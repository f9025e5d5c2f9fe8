package dev.signalbox.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BooksTest {

  @Test
  void missingOrDoubledEvent_makesTheRunVoid() {
    assertThat(new Books(10, 10, 0, true).balanced()).isTrue();
    assertThat(new Books(10, 9, 0, true).balanced()).isFalse();
    assertThat(new Books(10, 9, 0, true).text()).contains("VOID");
    assertThat(new Books(10, 10, 1, true).balanced()).isFalse();
    assertThat(new Books(10, 0, 0, false).balanced()).isTrue();
  }

  @Test
  void ratio_isTheMiddleOfTheRatiosOfRounds() {
    assertThat(Median.ratio(List.of(2.0, 9.0, 6.0), List.of(1.0, 3.0, 3.0), value -> value))
        .contains(2.0);
    assertThat(Median.of(List.of(1.0, 2.0), value -> value)).isEqualTo(1.5);
  }
}
