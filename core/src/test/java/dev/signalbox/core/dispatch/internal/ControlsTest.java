package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said to a worker reaches it at once, however long it would wait. */
class ControlsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Controls controls = new Controls();

  @Test
  void stop_endsAWait() {
    controls.stop();
    controls.wakeup().linger(LONG);

    assertThat(controls.stopping()).isTrue();
    assertThat(controls.halt()).isTrue();
  }

  @Test
  void pauseAndResume_endAWait() {
    controls.pause(true);
    controls.wakeup().linger(LONG);
    assertThat(controls.paused()).isTrue();
    assertThat(controls.halt()).isTrue();
    controls.wakeup().heard();
    controls.pause(false);
    controls.wakeup().linger(LONG);

    assertThat(controls.paused()).isFalse();
    assertThat(controls.halt()).isFalse();
  }
}
