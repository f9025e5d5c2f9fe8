package dev.signalbox.core.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads typed values and notes what cannot be read. */
final class Values {

  private final Map<String, Found> found;
  private final List<String> problems;

  Values(Map<String, Found> found, List<String> problems) {
    this.found = found;
    this.problems = problems;
  }

  /** The value that is set, else the default; the default also where the value is malformed. */
  <T> T get(Key<T> key) {
    return find(key)
        .or(() -> key.type().read().apply(key.fallback()))
        .orElseThrow(() -> new IllegalStateException("the default of " + key.name() + " is none"));
  }

  /** The value that is set and well-formed. */
  <T> Optional<T> find(Key<T> key) {
    Found raw = found.get(key.name());
    return raw == null ? Optional.empty() : read(raw, key.type(), key.secret());
  }

  <T> Optional<T> read(Found raw, ValueType<T> type, boolean secret) {
    Optional<T> value = type.read().apply(raw.value());
    if (value.isEmpty()) {
      problems.add(
          raw.at()
              + (secret ? "what was found is not shown" : "found " + raw.shown())
              + "; it must be "
              + type.words());
    }
    return value;
  }

  /** Where the first of these keys that is set comes from. */
  private Optional<Found> first(Key<?>... keys) {
    for (Key<?> key : keys) {
      if (found.containsKey(key.name())) {
        return Optional.of(found.get(key.name()));
      }
    }
    return Optional.empty();
  }

  /** Notes that two values do not fit together, at the one of them that is set. */
  void check(boolean fits, String rule, Key<?> one, Key<?> other) {
    if (!fits) {
      problems.add(first(one, other).map(Found::at).orElse(one.name() + ": ") + rule);
    }
  }
}
