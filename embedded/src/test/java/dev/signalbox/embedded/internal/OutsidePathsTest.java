package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutsidePathsTest {

  @Test
  void applicationCalledSignalbox_isFoundWithoutTheWordTwice() {
    assertThat(OutsidePaths.shorter("/signalbox", "/signalbox/api/*")).hasValue("/api/*");
    assertThat(OutsidePaths.shorter("/in/signalbox", "/signalbox/metrics")).hasValue("/metrics");
    assertThat(OutsidePaths.shorter("/shop", "/signalbox/api/*")).isEmpty();
    assertThat(OutsidePaths.shorter("", "/signalbox/api/*")).isEmpty();
  }
}
