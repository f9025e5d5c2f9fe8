package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.RetryAfter;
import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Faults as JSON. */
final class FaultForm {

  private static final Set<String> FIELDS =
      Set.of(
          "on",
          "kind",
          "count",
          "skip",
          "probability",
          "delay_ms",
          "retry_after",
          "retry_after_seconds",
          "subscription_id",
          "event_type");

  private FaultForm() {}

  static Fault read(byte[] body) {
    Given given = Given.of(body, FIELDS);
    String on = given.required("on");
    String kind = given.required("kind");
    Fault fault =
        Fault.on(
            Operation.of(on)
                .orElseThrow(() -> unknown("on", on, names(Operation.values(), Operation::text))),
            FaultKind.of(kind)
                .orElseThrow(
                    () -> unknown("kind", kind, names(FaultKind.values(), FaultKind::text))));
    fault = given.small("count").map(fault::times).orElse(fault);
    fault = given.small("skip").map(fault::skipping).orElse(fault);
    fault = given.number("probability").map(fault::withProbability).orElse(fault);
    fault = given.integer("delay_ms").map(Duration::ofMillis).map(fault::withDelay).orElse(fault);
    fault = given.string("subscription_id").map(fault::ofSubscription).orElse(fault);
    fault = given.string("event_type").map(fault::ofEventType).orElse(fault);
    return fault.withRetryAfter(
        given.string("retry_after").map(FaultForm::retryAfter).orElse(fault.retryAfter()),
        given.small("retry_after_seconds").orElse(fault.retryAfterSeconds()));
  }

  static JsonObject list(List<Faults.Entry> entries) {
    return Make.object()
        .add("faults", Make.array(entries.stream().map(FaultForm::json).toList()))
        .build();
  }

  static JsonObject json(Faults.Entry entry) {
    Fault fault = entry.fault();
    JsonObjectBuilder json =
        Make.object()
            .add("id", entry.id())
            .add("on", fault.operation().text())
            .add("kind", fault.kind().text())
            .add("skip", fault.skip())
            .add("probability", fault.probability());
    fault.times().ifPresent(times -> json.add("count", times));
    switch (fault.kind()) {
      case LATENCY, SLOW_BODY, REORDER -> json.add("delay_ms", fault.delay().toMillis());
      case RATE_LIMIT ->
          json.add("retry_after", fault.retryAfter().text())
              .add("retry_after_seconds", fault.retryAfterSeconds());
      default -> {}
    }
    fault.subscriptionId().ifPresent(id -> json.add("subscription_id", id));
    fault.eventType().ifPresent(type -> json.add("event_type", type));
    return json.add("matched", entry.matched()).add("struck", entry.struck()).build();
  }

  private static RetryAfter retryAfter(String text) {
    return RetryAfter.of(text)
        .orElseThrow(
            () -> unknown("retry_after", text, names(RetryAfter.values(), RetryAfter::text)));
  }

  private static <T> String names(T[] values, Function<T, String> name) {
    return String.join(", ", Stream.of(values).map(name).toList());
  }

  private static ControlError unknown(String field, String found, String known) {
    return ControlError.bad("'%s' cannot be '%s'; it is one of %s".formatted(field, found, known));
  }
}
