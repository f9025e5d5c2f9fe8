package dev.signalbox.management.internal;

import dev.signalbox.management.JournalException;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.plan.PlanItem;
import dev.signalbox.management.secret.SecretStoreException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries plans out, item by item. Used by whoever holds the apply lock. */
final class Applying {

  private static final Logger LOG = LoggerFactory.getLogger(Applying.class);

  private final Endpoints endpoints;
  private final Memory memory;
  private final Looking looking;
  private final Work work;
  private final Replaced replaced;

  Applying(Endpoints endpoints, Memory memory, Looking looking, Work work, Replaced replaced) {
    this.endpoints = endpoints;
    this.memory = memory;
    this.looking = looking;
    this.work = work;
    this.replaced = replaced;
  }

  /** Does everything that a look plans. */
  List<Outcome> carryOut(Look look) {
    return look.plan().items().stream()
        .map(item -> carryOut(endpoints.named(item.endpoint()).orElseThrow(), item, look))
        .toList();
  }

  /** A look with nothing interrupted left, as far as that can be done, and what it taught kept. */
  Look fresh() {
    return learned(settled(resumed(looking.look())));
  }

  private Look resumed(Look look) {
    if (look.state().undertakings().isEmpty()) {
      return look;
    }
    for (Undertaking undertaking : look.state().undertakings().values()) {
      Outcome outcome =
          tried(
              undertaking.endpoint(),
              "resume",
              Optional.empty(),
              () -> work.resume(undertaking, look));
      LOG.info(
          "SBX-7023 endpoint {}: an interrupted {} {}: {}",
          undertaking.endpoint(),
          undertaking.kind(),
          outcome.done() ? "is finished" : "cannot be finished now",
          outcome.message());
    }
    return looking.look();
  }

  /** Without those replaced ones whose time is over. */
  private Look settled(Look look) {
    boolean changed = false;
    for (String id : look.state().leaving().keySet()) {
      try {
        changed |= replaced.see(id, look);
      } catch (LinqException | SecretStoreException | JournalException e) {
        LOG.warn("SBX-7025 subscription {}, which was replaced, stays: {}", id, e.getMessage());
      }
    }
    return changed ? looking.look() : look;
  }

  private Look learned(Look look) {
    memory.change(
        state -> {
          State next = state;
          for (Endpoint endpoint : endpoints.all()) {
            next =
                next.withUnwanted(endpoint.name(), look.desire().unwanted().get(endpoint.name()));
          }
          return next;
        });
    return look;
  }

  private Outcome carryOut(Endpoint endpoint, PlanItem item, Look look) {
    String action = item.action().name().toLowerCase(Locale.ROOT);
    return switch (item.action()) {
      case CREATE ->
          tried(
              endpoint.name(),
              action,
              Optional.empty(),
              () -> "subscription " + work.create(endpoint, look) + " is made");
      case CHANGE ->
          tried(
              endpoint.name(),
              action,
              item.subscriptionId(),
              () -> {
                work.change(endpoint, item);
                return item.reason();
              });
      case DELETE ->
          tried(
              endpoint.name(),
              action,
              item.subscriptionId(),
              () -> {
                work.delete(endpoint, item.subscriptionId().orElseThrow());
                return item.reason();
              });
      case UNCHANGED -> {
        look.subscription(item.subscriptionId().orElseThrow())
            .ifPresent(actual -> work.confirm(endpoint, actual));
        yield new Outcome(endpoint.name(), action, item.subscriptionId(), true, item.reason());
      }
      // What could be resumed has been by now.
      case RESUME ->
          new Outcome(
              endpoint.name(),
              action,
              item.subscriptionId(),
              false,
              item.reason() + "; that did not work now, see the log, and apply again");
      case BLOCKED ->
          new Outcome(endpoint.name(), action, item.subscriptionId(), false, item.reason());
    };
  }

  /** A failure is reported, and does not keep the rest from being done. */
  private static Outcome tried(
      String endpoint, String action, Optional<String> id, Supplier<String> work) {
    try {
      return new Outcome(endpoint, action, id, true, work.get());
    } catch (LinqException | SecretStoreException | JournalException e) {
      LOG.warn("SBX-7024 endpoint {}: {} failed: {}", endpoint, action, e.getMessage());
      return new Outcome(endpoint, action, id, false, e.getMessage());
    }
  }
}
