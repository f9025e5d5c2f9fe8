package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.phonenumber.LineFlagged;
import dev.signalbox.api.phonenumber.LineRecovered;
import dev.signalbox.api.spi.Delivery;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other handlers that a line came into trouble or out of it. */
final class LinePublisher {

  private static final Logger LOG = LoggerFactory.getLogger(LinePublisher.class);

  /** Publishes {@link LineFlagged} or {@link LineRecovered} with the delivery's outcome. */
  void publish(Delivery delivery, Turn turn) {
    Line line = turn.line();
    LOG.debug("SBX-6071 line {} is {} now", line.phoneNumber(), line.standing().text());
    Optional<String> status = line.status().map(Fact::value);
    Optional<String> reputation = line.reputation().map(Fact::value);
    Instant at = Times.time(turn.at());
    if (turn.flagged()) {
      delivery.publish(
          LineFlagged.TYPE, LineFlagged.data(line.phoneNumber(), status, reputation, at));
    } else {
      delivery.publish(
          LineRecovered.TYPE, LineRecovered.data(line.phoneNumber(), status, reputation, at));
    }
  }
}
