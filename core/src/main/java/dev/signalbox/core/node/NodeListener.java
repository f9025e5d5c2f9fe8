package dev.signalbox.core.node;

import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.metrics.SignalboxMetrics;
import dev.signalbox.core.receive.LastReceipts;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.core.receive.Unavailability;
import java.time.Duration;

/** Hears of everything for the metrics, and of new events for {@link UnhandledTypes}. */
final class NodeListener implements ReceiverListener, DispatchListener {

  private final SignalboxMetrics metrics;
  private final UnhandledTypes types;
  private final LastReceipts receipts;

  NodeListener(SignalboxMetrics metrics, UnhandledTypes types, LastReceipts receipts) {
    this.metrics = metrics;
    this.types = types;
    this.receipts = receipts;
  }

  @Override
  public void stored(String eventType) {
    types.seen(eventType);
  }

  @Override
  public void received(
      String endpoint, AppendResult.Outcome outcome, boolean readable, int bytes, Duration took) {
    receipts.received(endpoint);
    metrics.received(endpoint, outcome, readable, bytes, took);
  }

  @Override
  public void refused(String endpoint, String reason) {
    metrics.refused(endpoint, reason);
  }

  @Override
  public void unavailable(String endpoint, Unavailability why) {
    metrics.unavailable(endpoint, why);
  }

  @Override
  public void rejected(int status) {
    metrics.rejected(status);
  }

  @Override
  public void aborted() {
    metrics.aborted();
  }

  @Override
  public void handled(String handler, String eventType, Duration took) {
    metrics.handled(handler, eventType, took);
  }

  @Override
  public void failed(String handler, String eventType, int attempt) {
    metrics.failed(handler, eventType, attempt);
  }

  @Override
  public void died(String handler, String eventType) {
    metrics.died(handler, eventType);
  }

  @Override
  public void derived(String handler, String eventType) {
    metrics.derived(handler, eventType);
    types.seen(eventType);
  }

  @Override
  public void storeFailed(String handler) {
    metrics.storeFailed(handler);
  }
}
