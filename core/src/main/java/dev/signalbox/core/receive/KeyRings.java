package dev.signalbox.core.receive;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The key rings of all endpoints, changeable while deliveries come in. Each change is seen whole or
 * not at all, and by every delivery that is verified after it. For use by any thread.
 */
public final class KeyRings {

  private final AtomicReference<Map<String, EndpointConfig>> endpoints;

  /**
   * With the endpoints to begin with.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public KeyRings(Collection<EndpointConfig> endpoints) {
    this.endpoints = new AtomicReference<>(byName(endpoints));
  }

  /** What deliveries to an endpoint are verified with; empty when there is no such endpoint. */
  public Optional<EndpointConfig> endpoint(String name) {
    return Optional.ofNullable(endpoints.get().get(Objects.requireNonNull(name, "name")));
  }

  /** The names of all endpoints now. */
  public Set<String> names() {
    return Set.copyOf(endpoints.get().keySet());
  }

  /** Adds an endpoint, or replaces the one of the same name. */
  public void put(EndpointConfig endpoint) {
    change(all -> all.put(endpoint.name(), endpoint));
  }

  /**
   * Changes one endpoint on the basis of what it is at that moment, as a rotation of secrets does.
   *
   * @param change gets the present state, gives the next one under the same name; may be called
   *     more than once
   * @throws IllegalArgumentException when there is no such endpoint, or the name was changed
   */
  public void update(String name, UnaryOperator<EndpointConfig> change) {
    change(
        all -> {
          EndpointConfig present = all.get(name);
          if (present == null) {
            throw new IllegalArgumentException(
                "there is no endpoint \"" + name + "\" to change; there are " + all.keySet());
          }
          EndpointConfig next = change.apply(present);
          if (!next.name().equals(name)) {
            throw new IllegalArgumentException(
                "endpoint \"" + name + "\" cannot become \"" + next.name() + "\"; keep the name");
          }
          all.put(name, next);
        });
  }

  /** Removes an endpoint; nothing happens when there is none of that name. */
  public void remove(String name) {
    change(all -> all.remove(name));
  }

  /**
   * Replaces all endpoints.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public void replaceAll(Collection<EndpointConfig> next) {
    endpoints.set(byName(next));
  }

  private void change(Consumer<Map<String, EndpointConfig>> edit) {
    endpoints.updateAndGet(
        all -> {
          Map<String, EndpointConfig> copy = new TreeMap<>(all);
          edit.accept(copy);
          return Map.copyOf(copy);
        });
  }

  private static Map<String, EndpointConfig> byName(Collection<EndpointConfig> endpoints) {
    Map<String, EndpointConfig> byName = new LinkedHashMap<>();
    for (EndpointConfig endpoint : endpoints) {
      if (byName.put(endpoint.name(), endpoint) != null) {
        throw new IllegalArgumentException(
            "two endpoints are named \"" + endpoint.name() + "\"; names must differ");
      }
    }
    return Map.copyOf(byName);
  }
}
