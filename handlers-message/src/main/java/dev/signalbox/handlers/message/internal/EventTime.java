package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The time of what an event tells of. */
final class EventTime {

  private EventTime() {}

  /** A time that stands in the data; empty when it does not, or is none that can be kept. */
  static Optional<Known> stated(Optional<Instant> time) {
    return time.flatMap(Times::text).map(text -> new Known(Origin.STATED, List.of(text)));
  }

  /**
   * The time that stands in the data, else what comes next to it, else when Linq made the event,
   * else when it came in: a state that an event reports is never without a time.
   */
  static Known of(Envelope envelope, Optional<Instant> stated, Optional<Instant> next) {
    return stated(stated)
        .orElseGet(
            () ->
                new Known(
                    Origin.ASSUMED,
                    List.of(
                        next.flatMap(Times::text)
                            .or(() -> envelope.createdAt().flatMap(Times::text))
                            .or(() -> Times.text(envelope.receivedAt()))
                            .orElseThrow())));
  }
}
