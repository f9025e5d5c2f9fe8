package dev.signalbox.core.health;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The stock checks. */
public final class HealthChecks {

  /** How many handlers a reason names before it only counts the others. */
  private static final int NAMED_HANDLERS = 10;

  private static final String OPEN = "open";

  private HealthChecks() {}

  /**
   * Down while the inbox cannot store. What the inbox says of the cause stays out of the reason,
   * since it may name files; the inbox logs it.
   */
  public static HealthCheck inbox(Inbox inbox) {
    return () -> health(inbox.state());
  }

  private static Health health(InboxState state) {
    if (!state.writable()) {
      return Health.down(
          "the inbox cannot store events, so senders are asked to come again; see the log for the cause");
    }
    return state.reason().isEmpty() ? Health.up() : Health.degraded(state.reason());
  }

  /**
   * Down while the gate is shut.
   *
   * @param shut why no deliveries are taken, for example {@code starting} or {@code draining};
   *     empty while they are
   */
  public static HealthCheck gate(Supplier<Optional<String>> shut) {
    return () ->
        shut.get()
            .map(reason -> Health.down("no deliveries are taken: " + reason))
            .orElseGet(Health::up);
  }

  /** Down without an endpoint that has a signing secret: every delivery would be refused. */
  public static HealthCheck endpoints(IntSupplier configured) {
    return () ->
        configured.getAsInt() > 0
            ? Health.up()
            : Health.down(
                "no endpoint is configured, so every delivery is refused; set a signing secret for one");
  }

  /** Degraded while a handler has dead letters or waits for its circuit breaker. */
  public static HealthCheck handlers(Supplier<List<HandlerStatus>> handlers) {
    return () -> {
      try {
        return health(handlers.get());
      } catch (InboxUnavailableException e) {
        // Whether deliveries can be taken all the same, the check of the inbox says.
        return Health.degraded("handlers wait until the inbox can be reached");
      }
    };
  }

  private static Health health(List<HandlerStatus> handlers) {
    List<String> troubles = new ArrayList<>();
    for (HandlerStatus handler : handlers) {
      if (handler.breaker().equals(OPEN)) {
        troubles.add("handler '" + handler.name() + "' waits for its circuit breaker");
      }
      if (handler.dead() > 0) {
        troubles.add("handler '" + handler.name() + "' has " + deadLetters(handler.dead()));
      }
    }
    return troubles.isEmpty() ? Health.up() : Health.degraded(summary(troubles));
  }

  private static String deadLetters(long count) {
    return count == 1 ? "1 dead letter" : count + " dead letters";
  }

  private static String summary(List<String> troubles) {
    if (troubles.size() <= NAMED_HANDLERS) {
      return String.join("; ", troubles);
    }
    return String.join("; ", troubles.subList(0, NAMED_HANDLERS))
        + "; and "
        + (troubles.size() - NAMED_HANDLERS)
        + " more";
  }
}
