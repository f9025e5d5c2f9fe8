package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.DispatchListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the tally, the log and the listener what became of jobs. */
final class Reports {

  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  private final String handler;
  private final Tally tally;
  private final DispatchListener listener;
  private final Runnable onDerived;

  Reports(String handler, Tally tally, DispatchListener listener, Runnable onDerived) {
    this.onDerived = onDerived;
    this.handler = handler;
    this.tally = tally;
    this.listener = listener;
  }

  void settled(Job job, Attempt.Settled attempt) {
    tally.addHandled();
    if (!attempt.derived().isEmpty()) {
      onDerived.run();
    }
    tell(
        () -> {
          listener.handled(handler, job.event().eventType(), attempt.took());
          attempt.derived().forEach(event -> listener.derived(handler, event.eventType()));
        });
  }

  void failed(Job job, int attempt, String error) {
    tally.addFailed(error);
    tell(() -> listener.failed(handler, job.event().eventType(), attempt));
  }

  void died(Job job, int attempts) {
    LOG.error(
        "SBX-2014 event {} of type {} is a dead letter of handler {} after {} attempts",
        job.event().eventId(),
        job.event().eventType(),
        handler,
        attempts);
    tell(() -> listener.died(handler, job.event().eventType()));
  }

  void storeFailed() {
    tell(() -> listener.storeFailed(handler));
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.error("SBX-2015 a listener failed; nothing else is affected", e);
    }
  }
}
