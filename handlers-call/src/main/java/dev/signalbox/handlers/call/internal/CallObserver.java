package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/**
 * Takes the seven types of events that tell of calls, each by its own record, so that what this
 * bundle publishes never comes back to it.
 */
@Dependent
class CallObserver {

  private final CallLog log;
  private final CallPublisher publisher;
  private final Delivery delivery;

  @Inject
  CallObserver(CallLog log, CallPublisher publisher, Delivery delivery) {
    this.log = log;
    this.publisher = publisher;
    this.delivery = delivery;
  }

  void started(@Observes Startup event) {
    log.prepare();
  }

  void initiated(@Observes CallInitiated event) {
    take(Kind.INITIATED, event);
  }

  void ringing(@Observes CallRinging event) {
    take(Kind.RINGING, event);
  }

  void answered(@Observes CallAnswered event) {
    take(Kind.ANSWERED, event);
  }

  void declined(@Observes CallDeclined event) {
    take(Kind.DECLINED, event);
  }

  void unanswered(@Observes CallNoAnswer event) {
    take(Kind.NO_ANSWER, event);
  }

  void failed(@Observes CallFailed event) {
    take(Kind.FAILED, event);
  }

  void ended(@Observes CallEnded event) {
    take(Kind.ENDED, event);
  }

  private void take(Kind kind, CallEvent event) {
    log.take(Facts.of(kind, event), delivery.sequence())
        .forEach(call -> publisher.publish(delivery, call));
  }
}
