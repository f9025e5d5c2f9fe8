package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.spi.Delivery;

/** The way from a delivery into the directory, and from there to who wants to know. */
final class Intake {

  private final Directory directory;
  private final NewsPublisher publisher;

  Intake(Directory directory, NewsPublisher publisher) {
    this.directory = directory;
    this.publisher = publisher;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    directory.prepare();
  }

  /** Writes down what a delivery's event says, and publishes what is new by it. */
  void take(Delivery delivery, Envelope envelope, Observation observation) {
    EventKey key =
        new EventKey(
            envelope.endpoint(),
            envelope.eventId(),
            envelope.eventType(),
            delivery.sequence(),
            envelope.createdAt());
    directory.apply(key, observation).forEach(news -> publisher.publish(delivery, news));
  }
}
