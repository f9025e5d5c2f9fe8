package dev.signalbox.management.plan;

import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionChange;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares what is with what should be. */
final class Differences {

  private static final List<String> ALL_LINES = List.of("(all lines)");

  private final List<Difference> all = new ArrayList<>();
  private Optional<URI> targetUrl = Optional.empty();
  private Optional<SortedSet<String>> events = Optional.empty();
  private Optional<SortedSet<String>> phoneNumbers = Optional.empty();
  private Optional<Boolean> active = Optional.empty();

  private Differences() {}

  static Differences between(Subscription actual, DesiredSubscription desired) {
    Differences differences = new Differences();
    differences.compare(actual, desired);
    return differences;
  }

  /** Of one that does not exist yet. */
  static List<Difference> ofNew(DesiredSubscription desired) {
    return List.of(
        new Difference("subscribed_events", List.of(), List.copyOf(desired.events())),
        new Difference("phone_numbers", List.of(), lines(desired.phoneNumbers())),
        new Difference("is_active", List.of(), List.of(String.valueOf(desired.active()))));
  }

  List<Difference> list() {
    return List.copyOf(all);
  }

  SubscriptionChange change() {
    return new SubscriptionChange(targetUrl, events, phoneNumbers, active);
  }

  private void compare(Subscription actual, DesiredSubscription desired) {
    TargetUrl is = TargetUrl.of(actual.targetUrl());
    if (!is.version().equals(desired.target().version())) {
      // The number stays: it is what the other one of two subscriptions does not have.
      URI next = is.withVersion(desired.target().version().orElseThrow()).toUri();
      targetUrl = Optional.of(next);
      all.add(
          new Difference(
              "target_url", List.of(actual.targetUrl().toString()), List.of(next.toString())));
    }
    // Linq takes no empty list: rather too much than nothing.
    if (!desired.events().isEmpty() && !actual.events().equals(desired.events())) {
      events = Optional.of(desired.events());
      all.add(
          new Difference(
              "subscribed_events",
              without(actual.events(), desired.events()),
              without(desired.events(), actual.events())));
    }
    if (!actual.phoneNumbers().equals(desired.phoneNumbers())) {
      phoneNumbers = Optional.of(desired.phoneNumbers());
      all.add(
          new Difference(
              "phone_numbers", lines(actual.phoneNumbers()), lines(desired.phoneNumbers())));
    }
    if (actual.active() != desired.active()) {
      active = Optional.of(desired.active());
      all.add(
          new Difference(
              "is_active",
              List.of(String.valueOf(actual.active())),
              List.of(String.valueOf(desired.active()))));
    }
  }

  private static List<String> lines(Collection<String> numbers) {
    return numbers.isEmpty() ? ALL_LINES : List.copyOf(numbers);
  }

  private static List<String> without(Collection<String> some, Collection<String> others) {
    SortedSet<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return List.copyOf(rest);
  }
}
