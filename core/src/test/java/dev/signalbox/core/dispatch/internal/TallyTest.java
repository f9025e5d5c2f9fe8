package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void newestError_isKeptAndNoneIsNone() {
    Tally tally = new Tally();
    assertThat(tally.lastError()).isEmpty();
    tally.addFailed("one");
    tally.addFailed("two");
    tally.addHandled();

    assertThat(tally.lastError()).contains("two");
    assertThat(tally.failed()).isEqualTo(2);
    assertThat(tally.handled()).isEqualTo(1);
  }
}
