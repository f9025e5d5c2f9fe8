package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.reaction.ReactionTallyChanged;
import dev.signalbox.api.spi.Delivery;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other handlers that a message has more or fewer reactions. */
final class TallyPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(TallyPublisher.class);

  /** Publishes one {@link ReactionTallyChanged} with the delivery's outcome. */
  void publish(Delivery delivery, TallyChange change) {
    Tally tally = change.tally();
    LOG.debug(
        "SBX-6061 message {} has {} reactions {} now",
        tally.spot().messageId(),
        change.count(),
        tally.kind());
    delivery.publish(
        ReactionTallyChanged.TYPE,
        ReactionTallyChanged.data(
            tally.spot().messageId(),
            tally.spot().part(),
            change.chatId(),
            tally.kind(),
            Optional.of(tally.emoji()).filter(emoji -> !emoji.isEmpty()),
            change.count()));
  }
}
