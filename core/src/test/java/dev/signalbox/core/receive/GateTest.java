package dev.signalbox.core.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.Inbox;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {

  private final Inbox inbox = new FakeInbox().inbox();
  private final Gate gate = new Gate();

  @Test
  void gate_opensOnceAndNeverAgain() {
    assertThat(gate.state()).isEqualTo(Gate.State.STARTING);
    assertThat(gate.enter()).isEmpty();

    gate.open(inbox);
    assertThat(gate.enter()).containsSame(inbox);
    assertThatThrownBy(() -> gate.open(inbox)).isInstanceOf(IllegalStateException.class);

    gate.drain();
    assertThat(gate.enter()).isEmpty();
    assertThat(gate.closed()).contains(Unavailability.DRAINING);
    assertThatThrownBy(() -> gate.open(inbox)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void awaitEmpty_isWokenByTheLastOneOut() throws InterruptedException {
    gate.open(inbox);
    gate.enter();
    gate.enter();
    gate.drain();
    gate.leave();
    assertThat(gate.awaitEmpty(Duration.ofMillis(1))).isFalse();

    CompletableFuture<Void> last = CompletableFuture.runAsync(gate::leave);

    assertThat(gate.awaitEmpty(Duration.ofSeconds(10))).isTrue();
    last.join();
  }

  @Test
  void refusedEntries_doNotCountAsInside() throws InterruptedException {
    gate.enter();
    gate.drain();
    gate.enter();

    assertThat(gate.awaitEmpty(Duration.ZERO)).isTrue();
  }
}
