package dev.signalbox.management.internal;

import dev.signalbox.management.client.CreatedSubscription;
import dev.signalbox.management.client.Failure;
import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.client.LinqNotFoundException;
import dev.signalbox.management.client.LinqOutcomeUnknownException;
import dev.signalbox.management.client.LinqRequestException;
import dev.signalbox.management.client.LinqUnavailableException;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionChange;
import dev.signalbox.management.client.SubscriptionDraft;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An account at Linq in memory, with its rules, and faults on demand. */
final class FakeLinq implements LinqApi {

  enum Fault {
    /** Nothing is done. */
    NOT_SENT,
    /** It is done, but nobody hears of it. */
    ANSWER_LOST,
    /** Nobody knows; it was not done. */
    LOST
  }

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final SortedSet<String> offered = new TreeSet<>();
  private final List<String> calls = new ArrayList<>();
  private final Deque<Optional<Fault>> faults = new ArrayDeque<>();
  private int made;

  FakeLinq(String... offered) {
    this.offered.addAll(List.of(offered));
  }

  /** The next calls that change something go wrong like this; empty for one that goes well. */
  void next(Optional<Fault> fault) {
    faults.add(fault);
  }

  List<String> calls() {
    return calls;
  }

  Map<String, String> secrets() {
    return secrets;
  }

  Subscription put(String id, String url, Set<String> events, boolean active) {
    Subscription one =
        new Subscription(
            id,
            URI.create(url),
            new TreeSet<>(events),
            new TreeSet<>(),
            active,
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            Optional.empty());
    subscriptions.put(id, one);
    secrets.put(id, secret(id));
    return one;
  }

  void remove(String id) {
    subscriptions.remove(id);
  }

  void offer(String type) {
    offered.add(type);
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  @Override
  public CreatedSubscription create(SubscriptionDraft draft) {
    calls.add("create " + draft.targetUrl());
    Optional<Fault> fault = fault();
    fail(fault, Fault.NOT_SENT, "creating");
    if (fault.filter(Fault.LOST::equals).isPresent()) {
      throw unknown();
    }
    if (draft.events().isEmpty() || !offered.containsAll(draft.events())) {
      throw new LinqRequestException(failure("creating", 400), null);
    }
    if (subscriptions.values().stream()
        .anyMatch(one -> one.targetUrl().equals(draft.targetUrl()))) {
      throw new LinqRequestException(failure("creating", 400), null);
    }
    Subscription one =
        new Subscription(
            "sub-" + ++made,
            draft.targetUrl(),
            draft.events(),
            draft.phoneNumbers(),
            true,
            Optional.of(Instant.EPOCH),
            draft.routingKeyHeader(),
            draft.routingIdHeader());
    subscriptions.put(one.id(), one);
    secrets.put(one.id(), secret(one.id()));
    if (fault.filter(Fault.ANSWER_LOST::equals).isPresent()) {
      throw unknown();
    }
    return new CreatedSubscription(one, secrets.get(one.id()));
  }

  @Override
  public Subscription update(String id, SubscriptionChange change) {
    calls.add("update " + id);
    Optional<Fault> fault = fault();
    fail(fault, Fault.NOT_SENT, "changing");
    fail(fault, Fault.LOST, "changing");
    Subscription is = subscriptions.get(id);
    if (is == null) {
      throw new LinqNotFoundException(failure("changing", 404), null);
    }
    Subscription next =
        new Subscription(
            id,
            change.targetUrl().orElse(is.targetUrl()),
            change.events().orElse(is.events()),
            change.phoneNumbers().orElse(is.phoneNumbers()),
            change.active().orElse(is.active()),
            is.createdAt(),
            is.routingKeyHeader(),
            is.routingIdHeader());
    subscriptions.put(id, next);
    fail(fault, Fault.ANSWER_LOST, "changing");
    return next;
  }

  @Override
  public void delete(String id) {
    calls.add("delete " + id);
    Optional<Fault> fault = fault();
    fail(fault, Fault.NOT_SENT, "deleting");
    fail(fault, Fault.LOST, "deleting");
    subscriptions.remove(id);
    fail(fault, Fault.ANSWER_LOST, "deleting");
  }

  @Override
  public SortedSet<String> eventTypes() {
    return new TreeSet<>(offered);
  }

  private Optional<Fault> fault() {
    return faults.isEmpty() ? Optional.empty() : faults.remove();
  }

  private static void fail(Optional<Fault> fault, Fault kind, String operation) {
    if (fault.filter(kind::equals).isPresent()) {
      throw new LinqUnavailableException(
          Failure.unanswered(operation, "made to fail", "try again"), null);
    }
  }

  private static LinqOutcomeUnknownException unknown() {
    return new LinqOutcomeUnknownException(
        Failure.unanswered("creating", "made to fail", "list first"), null);
  }

  private static Failure failure(String operation, int status) {
    return new Failure(
        operation,
        "Linq answered " + status,
        OptionalInt.of(status),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        "correct it");
  }

  private static String secret(String id) {
    byte[] bytes = (id + "-secret-of-at-least-24-bytes").getBytes(StandardCharsets.UTF_8);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
