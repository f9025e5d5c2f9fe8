package dev.signalbox.core.settings;

import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the endpoints. */
final class EndpointReader {

  private static final List<String> SUBSCRIPTION_PARTS =
      List.of(
          EndpointKeys.EVENTS,
          EndpointKeys.PHONE_NUMBERS,
          EndpointKeys.PAYLOAD_VERSION,
          EndpointKeys.ACTIVE);

  private final Map<String, Found> found;
  private final List<String> problems;
  private final Values values;

  EndpointReader(Map<String, Found> found, List<String> problems) {
    this.found = found;
    this.problems = problems;
    this.values = new Values(found, problems);
  }

  /** All endpoints without a problem, by name. */
  SortedMap<String, EndpointOptions> read() {
    SortedMap<String, EndpointOptions> endpoints = new TreeMap<>();
    found.keySet().stream()
        .flatMap(key -> EndpointKeys.endpoint(key).stream())
        .distinct()
        .forEach(name -> read(name).ifPresent(endpoint -> endpoints.put(name, endpoint)));
    return Collections.unmodifiableSortedMap(endpoints);
  }

  private Optional<EndpointOptions> read(String name) {
    Set<Scheme> schemes = schemes(name);
    Duration tolerance =
        part(name, EndpointKeys.TOLERANCE)
            .flatMap(raw -> values.read(raw, EndpointKeys.TOLERANCE_TYPE, false))
            .orElse(EndpointKeys.DEFAULT_TOLERANCE);
    Optional<SubscriptionOptions> subscription = subscription(name);
    Optional<Found> secrets = part(name, EndpointKeys.SECRETS);
    if (secrets.isEmpty() && part(name, EndpointKeys.URL).isEmpty()) {
      problems.add(
          EndpointKeys.key(name, EndpointKeys.SECRETS)
              + ": is missing, while other settings of this endpoint are there; set it, or "
              + EndpointKeys.key(name, EndpointKeys.URL)
              + " to have the subscription kept by this node");
      return Optional.empty();
    }
    List<SigningSecret> ring =
        secrets
            .map(found -> new SecretsReader(found, schemes, problems).read())
            .orElseGet(List::of);
    return secrets.isPresent() && ring.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EndpointOptions(
                name, ring, new VerificationPolicy(schemes, tolerance), subscription));
  }

  private Optional<SubscriptionOptions> subscription(String name) {
    Optional<URI> url = value(name, EndpointKeys.URL, ValueType.webUrl());
    List<String> events =
        value(name, EndpointKeys.EVENTS, EndpointKeys.EVENTS_TYPE)
            .orElse(List.of(SubscriptionOptions.INSTALLED));
    List<String> numbers =
        value(name, EndpointKeys.PHONE_NUMBERS, EndpointKeys.PHONE_NUMBERS_TYPE)
            .orElseGet(List::of);
    String version =
        value(name, EndpointKeys.PAYLOAD_VERSION, EndpointKeys.PAYLOAD_VERSION_TYPE)
            .orElse(EndpointKeys.DEFAULT_PAYLOAD_VERSION);
    boolean active = value(name, EndpointKeys.ACTIVE, ValueType.bool()).orElse(true);
    if (part(name, EndpointKeys.URL).isEmpty()) {
      SUBSCRIPTION_PARTS.stream()
          .flatMap(part -> part(name, part).stream())
          .forEach(
              found ->
                  problems.add(
                      found.at() + "needs " + EndpointKeys.key(name, EndpointKeys.URL) + " too"));
    }
    return url.map(at -> new SubscriptionOptions(at, events, numbers, version, active));
  }

  private <T> Optional<T> value(String name, String part, ValueType<T> type) {
    return part(name, part).flatMap(raw -> values.read(raw, type, false));
  }

  private Optional<Found> part(String name, String part) {
    return Optional.ofNullable(found.get(EndpointKeys.key(name, part)));
  }

  private Set<Scheme> schemes(String name) {
    EnumSet<Scheme> both = EnumSet.allOf(Scheme.class);
    return part(name, EndpointKeys.SCHEMES).flatMap(this::schemes).orElse(both);
  }

  private Optional<Set<Scheme>> schemes(Found raw) {
    EnumSet<Scheme> schemes = EnumSet.noneOf(Scheme.class);
    for (String word : raw.value().split(",", -1)) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "standard" -> schemes.add(Scheme.STANDARD);
        case "legacy" -> schemes.add(Scheme.LEGACY);
        default -> {
          problems.add(
              raw.at()
                  + "found "
                  + raw.shown()
                  + "; it must be standard, legacy, or both separated by a comma");
          return Optional.empty();
        }
      }
    }
    return Optional.of(schemes);
  }
}
