package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.DeliveryAttempt.Outcome;
import dev.signalbox.simulator.Receiver.Received;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RealScheduleTest {

  private final ManualDelays time = new ManualDelays();

  private Simulator start() {
    return Simulator.start(
        SimulatorOptions.builder()
            .allowHttp(true)
            .clock(time)
            .delays(time)
            .retries(RetrySchedule.real())
            .build());
  }

  @Test
  void elevenRequests_eachFreshlyStamped_thenNoMore() throws Exception {
    try (Simulator simulator = start();
        Receiver receiver = Receiver.answering(500)) {
      Client.of(simulator).create(receiver.url("/"), "call.ended");
      Instant begin = time.instant();
      simulator.publish(Occurrence.of("call.ended", JsonValue.EMPTY_JSON_OBJECT));
      for (int tries = 1; tries <= 10; tries++) {
        int expected = tries;
        await().until(() -> simulator.counts().attempts() == expected && time.waiting() == 1);
        DeliveryAttempt last = last(simulator);
        assertThat(last.outcome()).isEqualTo(Outcome.RETRYING);
        double doubled = Math.min(600, Math.pow(2, tries));
        Duration wait = Duration.between(time.instant(), last.nextTryAt().orElseThrow());
        assertThat(wait.toMillis() / 1000.0).isBetween(doubled * 0.9, doubled);
        time.advance(wait);
      }
      await().until(() -> simulator.counts().failed() == 1);

      assertThat(receiver.received()).hasSize(11);
      assertThat(receiver.received())
          .extracting(Received::id)
          .hasSize(11)
          .containsOnly(receiver.received().get(0).id());
      assertThat(receiver.received())
          .extracting(got -> got.headers().get("webhook-timestamp"))
          .doesNotHaveDuplicates();
      assertThat(receiver.received())
          .extracting(got -> got.headers().get("webhook-signature"))
          .doesNotHaveDuplicates();
      assertThat(Duration.between(begin, time.instant()))
          .isBetween(Duration.ofMinutes(24), Duration.ofMinutes(28));
      assertThat(time.waiting()).isZero();
    }
  }

  @Test
  void silence_isGivenUpAfterTenSeconds() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Simulator simulator = start();
        Receiver receiver =
            new Receiver(
                got -> {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Receiver.Answer.of(200);
                })) {
      Client.of(simulator).create(receiver.url("/"), "call.ended");
      simulator.publish(Occurrence.of("call.ended", JsonValue.EMPTY_JSON_OBJECT));
      await().until(() -> receiver.received().size() == 1);
      time.advance(Duration.ofMillis(9_999));
      assertThat(simulator.counts().attempts()).isZero();
      time.advance(Duration.ofMillis(1));
      await().until(() -> simulator.counts().attempts() == 1);
      release.countDown();

      assertThat(last(simulator).failure()).contains("timeout");
      assertThat(last(simulator).took()).isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void closedSimulator_triesNothingAgain() throws Exception {
    try (Receiver receiver = Receiver.answering(500)) {
      Simulator simulator = start();
      Client.of(simulator).create(receiver.url("/"), "call.ended");
      simulator.publish(Occurrence.of("call.ended", JsonValue.EMPTY_JSON_OBJECT));
      await().until(() -> simulator.counts().attempts() == 1 && time.waiting() == 1);
      simulator.close();
      time.advance(Duration.ofMinutes(30));

      assertThat(receiver.received()).hasSize(1);
      assertThat(simulator.counts().attempts()).isEqualTo(1);
    }
  }

  @Test
  void fastSchedule_isTheRealOneAHundredTimesAsFast() {
    for (int retry = 1; retry <= 10; retry++) {
      assertThat(RetrySchedule.fast().waitBefore(retry, new Random(retry)).multipliedBy(100))
          .isCloseTo(
              RetrySchedule.real().waitBefore(retry, new Random(retry)), Duration.ofNanos(1000));
    }
  }

  @Test
  void scheduleOutOfBounds_isRefused() {
    assertThatThrownBy(() -> RetrySchedule.real().withRetries(-1)).hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> new RetrySchedule(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("cap");
    assertThat(RetrySchedule.real().waitBefore(100, new Random(1)))
        .isBetween(Duration.ofSeconds(540), Duration.ofSeconds(600));
  }

  private static DeliveryAttempt last(Simulator simulator) {
    List<DeliveryAttempt> log = simulator.deliveries(DeliveryQuery.all());
    return log.get(log.size() - 1);
  }
}
