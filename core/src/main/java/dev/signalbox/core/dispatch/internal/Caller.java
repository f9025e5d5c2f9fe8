package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.core.inbox.NewEvent;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the handler, whatever it throws, and tells the breaker. */
final class Caller {

  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

  private final String name;
  private final EventHandler handler;
  private final HandlerBreaker breaker;
  private final Calls calls;
  private final DerivedEvents derived;

  Caller(
      String name,
      EventHandler handler,
      HandlerBreaker breaker,
      Calls calls,
      DerivedEvents derived) {
    this.name = name;
    this.handler = handler;
    this.breaker = breaker;
    this.calls = calls;
    this.derived = derived;
  }

  /** Asks whether a call may be made; {@link #call} or {@link #withdraw} must follow. */
  boolean admit() {
    return breaker.admit();
  }

  /** The call is not made after all. */
  void withdraw() {
    breaker.withdrawn();
  }

  /**
   * Makes one attempt.
   *
   * @throws AbandonedException when the worker was given up meanwhile
   */
  Attempt call(Job job, LinqEvent event) {
    OpenDelivery delivery = new OpenDelivery(event, job, name, derived);
    Throwable failure = null;
    long began = System.nanoTime();
    calls.enter();
    try {
      handler.handle(delivery);
    } catch (Throwable e) {
      failure = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    List<NewEvent> published = delivery.end();
    boolean interrupted = calls.exit();
    if (failure == null) {
      breaker.succeeded(took);
      return new Attempt.Settled(took, published);
    }
    if (interrupted) {
      breaker.withdrawn();
      return new Attempt.Withdrawn();
    }
    breaker.failed(took);
    report(job, failure);
    return new Attempt.Failed(ErrorText.of(failure));
  }

  private void report(Job job, Throwable failure) {
    String kind = failure.getClass().getName();
    if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
      LOG.error(
          "SBX-2012 handler {} met {} on event {}", name, kind, job.event().eventId(), failure);
      return;
    }
    LOG.warn(
        "SBX-2013 handler {} failed on event {} of type {}, attempt {}: {}",
        name,
        job.event().eventId(),
        job.event().eventType(),
        job.attempts() + 1,
        kind);
    LOG.debug("SBX-2013 the failure of handler {}", name, failure);
  }
}
