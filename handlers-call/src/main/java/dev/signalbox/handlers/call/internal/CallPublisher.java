package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.call.CallCompleted;
import dev.signalbox.api.call.CallMissed;
import dev.signalbox.api.call.CallSummary;
import dev.signalbox.api.spi.Delivery;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other handlers that a call was completed or missed. */
final class CallPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(CallPublisher.class);

  /**
   * Publishes one event with the delivery's outcome, where there is one for this outcome.
   *
   * @param call has another outcome than before
   */
  void publish(Delivery delivery, Call call) {
    LOG.debug("SBX-6011 call {} is {} now", call.recordId(), call.outcome().text());
    switch (call.outcome()) {
      case COMPLETED -> delivery.publish(CallCompleted.TYPE, CallCompleted.data(summary(call)));
      case MISSED -> delivery.publish(CallMissed.TYPE, CallMissed.data(summary(call)));
      case DECLINED, FAILED, IN_PROGRESS, UNKNOWN -> {}
    }
  }

  private static CallSummary summary(Call call) {
    return new CallSummary(
        call.recordId(),
        call.callId(),
        call.parties().chatId(),
        call.parties().direction(),
        call.parties().line(),
        call.parties().peer(),
        Optional.of(call.startedAt()),
        call.endedAt(),
        call.ring().map(Duration::ofSeconds),
        call.talk().map(Duration::ofSeconds));
  }
}
