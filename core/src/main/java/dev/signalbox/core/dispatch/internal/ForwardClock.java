package dev.signalbox.core.dispatch.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock for spans of time: where its source is set back it stands still for that moment and goes
 * on from there, so that nothing takes an hour longer because the clock was put right.
 */
final class ForwardClock extends Clock {

  private final Clock source;
  private long lastMillis;
  private long behindMillis;

  ForwardClock(Clock source) {
    this.source = source;
    this.lastMillis = source.millis();
  }

  @Override
  public synchronized long millis() {
    long now = source.millis();
    behindMillis += Math.max(0, lastMillis - now);
    lastMillis = now;
    return now + behindMillis;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return source.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ForwardClock(source.withZone(zone));
  }
}
