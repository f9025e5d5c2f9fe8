package dev.signalbox.api.spi;

import dev.signalbox.api.LinqEvent;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of a handler before it gets its first event.
 *
 * @param name stable name, keys the ledger
 * @param version version of what provides it, for people
 * @param source what provides it (a bundle's symbolic name, an application), for people
 * @param eventTypes type names and patterns it takes; see {@link HandlerProperties#TYPES}
 * @param eventClasses Java types it takes: a record, a family interface or {@code LinqEvent}
 * @param begin where it begins when its name has never been seen
 * @param concurrency how many deliveries with different order keys it takes at a time, 1 or more
 */
public record HandlerDescriptor(
    String name,
    String version,
    String source,
    Set<String> eventTypes,
    Set<Class<? extends LinqEvent>> eventClasses,
    Begin begin,
    int concurrency) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  /** Checks every part and copies the sets. */
  public HandlerDescriptor {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(begin, "begin");
    if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException(
          "expected a handler name of lower-case letters, digits, dots and dashes (at most 100), found '"
              + name
              + "'");
    }
    eventTypes = Set.copyOf(eventTypes);
    eventClasses = Set.copyOf(eventClasses);
    if (eventTypes.isEmpty() && eventClasses.isEmpty()) {
      throw new IllegalArgumentException(
          "handler '"
              + name
              + "' takes no event type; name at least one type or observe at least one event");
    }
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException(
          "expected a concurrency of 1 to 64 for handler '" + name + "', found " + concurrency);
    }
  }
}
