package dev.signalbox.core.metrics;

import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.health.Readiness;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.core.receive.Unavailability;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Everything that is counted and measured, in a registry of its own. May be used from any thread.
 *
 * <p>No label holds anything personal, and the values of each are bounded: an endpoint that is not
 * configured and an event type that no family knows appear as {@code unknown}.
 */
public final class SignalboxMetrics implements ReceiverListener, DispatchListener {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionWriters writers = new ExpositionWriters();
  private final DeliveryMetrics deliveries;
  private final HandlingMetrics handling;

  /**
   * Nothing counted yet; measures the virtual machine from the start.
   *
   * @param knownEndpoint whether an endpoint is configured
   * @param knownType whether a family knows an event type
   */
  public SignalboxMetrics(Predicate<String> knownEndpoint, Predicate<String> knownType) {
    Labels labels = new Labels(knownEndpoint, knownType);
    deliveries = new DeliveryMetrics(registry, labels);
    handling = new HandlingMetrics(registry, labels);
    registry.register(JvmGauges.create());
  }

  /** Where others may add what they measure, under names of their own. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** Shows the sizes of the log from now on; the source is asked at every scrape. Once only. */
  public void showInbox(Supplier<InboxCounts> source) {
    registry.register(InboxGauges.of(source));
  }

  /** Shows how the handlers stand from now on; the source is asked at every scrape. Once only. */
  public void showHandlers(Supplier<List<HandlerStatus>> source) {
    registry.register(HandlerGauges.of(source));
  }

  /** Shows readiness from now on; the source is asked at every scrape. Once only. */
  public void showReadiness(Supplier<Readiness> source) {
    registry.register(ReadinessGauges.of(source));
  }

  @Override
  public void received(
      String endpoint, AppendResult.Outcome outcome, boolean readable, int bytes, Duration took) {
    deliveries.received(endpoint, outcome.name().toLowerCase(Locale.ROOT), bytes, took);
  }

  @Override
  public void refused(String endpoint, String reason) {
    deliveries.refused(endpoint, reason);
  }

  @Override
  public void unavailable(String endpoint, Unavailability why) {
    deliveries.refused(endpoint, why.code());
  }

  @Override
  public void rejected(int status) {
    deliveries.refused(NO_ENDPOINT, "http-" + status);
  }

  @Override
  public void aborted() {
    deliveries.refused(NO_ENDPOINT, "aborted");
  }

  /**
   * A handler has settled a delivery.
   *
   * @param handler its name
   * @param eventType name of the type
   * @param took the time of the attempt that succeeded
   */
  @Override
  public void handled(String handler, String eventType, Duration took) {
    handling.handled(handler, eventType, took);
  }

  /**
   * An attempt of a handler has failed.
   *
   * @param handler its name
   * @param eventType name of the type
   * @param attempt which attempt it was, from 1
   */
  @Override
  public void failed(String handler, String eventType, int attempt) {
    handling.failed(handler, eventType);
  }

  /**
   * A handler has given up a delivery.
   *
   * @param handler its name
   * @param eventType name of the type
   */
  @Override
  public void died(String handler, String eventType) {
    handling.died(handler, eventType);
  }

  /**
   * A handler has published a derived event.
   *
   * @param handler its name
   * @param eventType name of the derived event's type
   */
  @Override
  public void derived(String handler, String eventType) {
    handling.derived(handler, eventType);
  }

  /**
   * A handler's worker could not use the store.
   *
   * @param handler its name
   */
  @Override
  public void storeFailed(String handler) {
    handling.storeFailed(handler);
  }

  /**
   * All metrics now.
   *
   * @param accept value of an {@code Accept} header, empty text for none: OpenMetrics where it is
   *     named and not liked less than plain text, else text format 0.0.4
   * @return never null
   */
  public Exposition expose(String accept) {
    return writers.write(accept, registry.scrape());
  }
}
