package dev.signalbox.handlers.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TypingTest {

  private final TestClock clock = new TestClock();

  private Typing typing(Duration expiresAfter) {
    return new Typing(clock, new TypingSettings(Optional.of(new TestSettings(() -> expiresAfter))));
  }

  private static Facts<ChatFact> started(long seconds) {
    return Facts.<ChatFact>none()
        .with(ChatFact.TYPING_STARTED, Known.stated(TestEvents.cell(seconds)));
  }

  private static Facts<ChatFact> stopped(Facts<ChatFact> before, long seconds) {
    return before.with(ChatFact.TYPING_STOPPED, Known.stated(TestEvents.cell(seconds)));
  }

  @Test
  void startWithoutStop_expires() {
    Typing typing = typing(Duration.ofSeconds(20));
    clock.set(29.999);
    assertThat(typing.since(started(10))).contains(TestEvents.START.plusSeconds(10));
    assertThat(typing.until(TestEvents.START)).isEqualTo(TestEvents.START.plusSeconds(20));
    clock.set(30);
    assertThat(typing.since(started(10))).isEmpty();
  }

  @Test
  void withoutSettings_itIsAMinute() {
    Typing typing = new Typing(clock, new TypingSettings(Optional.empty()));
    clock.set(59.999);
    assertThat(typing.since(started(0))).isPresent();
    clock.set(60);
    assertThat(typing.since(started(0))).isEmpty();
  }

  @Test
  void laterOfStartAndStop_counts_andStopOfTwoEqualOnes() {
    Typing typing = typing(Duration.ofSeconds(60));
    clock.set(10);
    assertThat(typing.since(stopped(started(5), 6))).isEmpty();
    assertThat(typing.since(stopped(started(5), 5))).isEmpty();
    assertThat(typing.since(stopped(started(5), 4))).isPresent();
    assertThat(typing.since(Facts.none())).isEmpty();
    assertThat(typing.since(stopped(Facts.none(), 4))).isEmpty();
  }

  @Test
  void startAheadOfOurClock_isTypingOnlyWhenItIsClose() {
    Typing typing = typing(Duration.ofSeconds(60));
    assertThat(typing.since(started(2))).isPresent();
    assertThat(typing.since(started(3600))).isEmpty();
  }

  @Test
  void settingThatCannotBe_isRefusedAtTheStart_andLaterTheOneBeforeGoesOn() {
    for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofHours(25)}) {
      AtomicReference<Duration> value = new AtomicReference<>(wrong);
      TypingSettings settings = new TypingSettings(Optional.of(new TestSettings(value::get)));
      assertThatIllegalArgumentException()
          .isThrownBy(settings::check)
          .withMessageContaining("typing.expires-after");
      value.set(Duration.ofSeconds(7));
      assertThat(settings.expiresAfter()).isEqualTo(Duration.ofSeconds(7));
      value.set(wrong);
      assertThat(settings.expiresAfter()).isEqualTo(Duration.ofSeconds(7));
      value.set(Duration.ofSeconds(8));
      assertThat(settings.expiresAfter()).isEqualTo(Duration.ofSeconds(8));
    }
  }

  /** Settings with one value. */
  private record TestSettings(Supplier<Duration> value) implements HandlerSettings {

    @Override
    public Optional<String> text(String key) {
      throw new AssertionError("read as text: " + key);
    }

    @Override
    public Duration duration(String key, Duration defaultValue) {
      assertThat(key).isEqualTo("typing.expires-after");
      assertThat(defaultValue).isEqualTo(Duration.ofSeconds(60));
      return value.get();
    }

    @Override
    public int integer(String key, int defaultValue, int min, int max) {
      throw new AssertionError("read as number: " + key);
    }

    @Override
    public boolean bool(String key, boolean defaultValue) {
      throw new AssertionError("read as flag: " + key);
    }
  }
}
