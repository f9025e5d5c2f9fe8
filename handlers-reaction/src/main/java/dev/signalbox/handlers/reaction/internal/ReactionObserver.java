package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events that tell of reactions. Of the tallies that it publishes itself it takes none.
 */
@Dependent
class ReactionObserver {

  private static final Logger LOG = LoggerFactory.getLogger(ReactionObserver.class);

  private final ReactionStore store;
  private final Observations observations;
  private final TallyPublisher publisher;
  private final Delivery delivery;

  @Inject
  ReactionObserver(
      ReactionStore store, Observations observations, TallyPublisher publisher, Delivery delivery) {
    this.store = store;
    this.observations = observations;
    this.publisher = publisher;
    this.delivery = delivery;
  }

  void started(@Observes Startup event) {
    store.prepare();
  }

  void added(@Observes ReactionAdded event) {
    take(event.envelope(), observations.of(event));
  }

  void removed(@Observes ReactionRemoved event) {
    take(event.envelope(), observations.of(event));
  }

  private void take(Envelope envelope, Optional<Observation> observation) {
    if (observation.isEmpty()) {
      LOG.info(
          "SBX-6062 event {} ({}) names no message; its reaction cannot be counted",
          envelope.eventId(),
          envelope.eventType());
    }
    EventKey key =
        new EventKey(
            envelope.endpoint(), envelope.eventId(), envelope.eventType(), envelope.createdAt());
    store.apply(key, observation).forEach(change -> publisher.publish(delivery, change));
  }
}
