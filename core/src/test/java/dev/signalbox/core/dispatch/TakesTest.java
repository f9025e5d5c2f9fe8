package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether anybody takes a type. */
class TakesTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void typeOfAHandler_isTaken_alsoWhileTheHandlerIsAbsent() {
    assertThat(bench.dispatcher.takes("message.received")).isFalse();
    HandlerRegistration registration =
        bench.dispatcher.register(
            Bench.descriptor("h", Begin.PARKED, 1, "message.received"), delivery -> {});
    assertThat(bench.dispatcher.takes("message.received")).isTrue();
    assertThat(bench.dispatcher.takes("message.sent")).isFalse();
    registration.close();
    assertThat(bench.dispatcher.takes("message.received")).isTrue();
  }

  @Test
  void handlerOfEverything_takesUnknownTypesToo() {
    bench.dispatcher.register(Bench.descriptor("h", Begin.PARKED, 1, "*"), delivery -> {});
    assertThat(bench.dispatcher.takes("acme.made.up")).isTrue();
  }
}
