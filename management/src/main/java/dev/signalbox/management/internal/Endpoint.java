package dev.signalbox.management.internal;

import dev.signalbox.management.plan.TargetUrl;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An endpoint whose subscription is kept, as the settings say.
 *
 * @param name its name
 * @param target its URL, with the payload version
 * @param events names, patterns, or {@code installed}
 * @param phoneNumbers the lines whose events are wanted; none for all
 * @param active whether Linq should deliver
 * @param ownSecrets whether the settings have signing secrets for it
 */
public record Endpoint(
    String name,
    TargetUrl target,
    List<String> events,
    SortedSet<String> phoneNumbers,
    boolean active,
    boolean ownSecrets) {

  /** Copies the collections. */
  public Endpoint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(target, "target");
    events = List.copyOf(events);
    phoneNumbers = new TreeSet<>(phoneNumbers);
  }

  /** Its name and URL; no phone numbers. */
  @Override
  public String toString() {
    return "Endpoint[name=" + name + ", target=" + target + ']';
  }
}
