package dev.signalbox.handlers.chat.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. */
final class TestClock extends Clock {

  private Instant now = TestEvents.START;

  /** Sets it to some seconds after {@link TestEvents#START}. */
  void set(double seconds) {
    now = TestEvents.START.plusMillis(Math.round(seconds * 1000));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }
}
