package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.Envelope;

/** As of when an event speaks. */
final class AsOf {

  private AsOf() {}

  /**
   * When Linq made the event; where the envelope does not say that, when it came in, which is kept
   * with the stored event and so is the same at every replay.
   */
  static String of(Envelope envelope) {
    return envelope
        .createdAt()
        .flatMap(Times::text)
        .or(() -> Times.text(envelope.receivedAt()))
        .orElseThrow();
  }
}
