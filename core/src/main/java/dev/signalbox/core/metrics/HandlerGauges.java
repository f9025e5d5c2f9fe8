package dev.signalbox.core.metrics;

import dev.signalbox.core.dispatch.HandlerStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How each handler stands. */
final class HandlerGauges {

  private static final String LAG = "signalbox_handler_lag_events";
  private static final String RETRYING = "signalbox_handler_retrying_events";
  private static final String DEAD = "signalbox_handler_dead_letters";
  private static final String BREAKER = "signalbox_handler_breaker";
  private static final String STATE = "signalbox_handler_state";
  private static final String HANDLER = "handler";
  private static final List<String> BREAKER_STATES = List.of("closed", "open", "half_open");

  private HandlerGauges() {}

  static MultiCollector of(Supplier<List<HandlerStatus>> source) {
    return new Gauges(
        "the handlers",
        Map.of(
            LAG, "How many sequences the log is ahead of the handler's position.",
            RETRYING, "Events that wait for a retry or behind one.",
            DEAD, "Dead letters that the handler holds.",
            BREAKER, "1 for the state that the handler's circuit breaker is in.",
            STATE, "1 for the state that the handler is in."),
        look -> source.get().forEach(handler -> add(look, handler)));
  }

  private static void add(Gauges.Look look, HandlerStatus handler) {
    String name = handler.name();
    look.set(LAG, handler.lag(), HANDLER, name);
    look.set(RETRYING, handler.retrying(), HANDLER, name);
    look.set(DEAD, handler.dead(), HANDLER, name);
    for (String state : BREAKER_STATES) {
      look.set(BREAKER, handler.breaker().equals(state) ? 1 : 0, HANDLER, name, "state", state);
    }
    for (HandlerStatus.State state : HandlerStatus.State.values()) {
      String label = state.name().toLowerCase(Locale.ROOT);
      look.set(STATE, handler.state() == state ? 1 : 0, HANDLER, name, "state", label);
    }
  }
}
