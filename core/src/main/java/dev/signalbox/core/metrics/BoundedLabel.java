package dev.signalbox.core.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps the values of a label few, whatever comes in: each new value makes a time series that is
 * never forgotten.
 */
final class BoundedLabel {

  private final Predicate<String> allowed;
  private final int most;
  private final String substitute;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * With a bound.
   *
   * @param allowed values that may be shown
   * @param most so many different values, about
   * @param substitute stands for all others
   */
  BoundedLabel(Predicate<String> allowed, int most, String substitute) {
    this.allowed = allowed;
    this.most = most;
    this.substitute = substitute;
  }

  /** The value itself or its substitute. */
  String of(String value) {
    if (!allowed.test(value)) {
      return substitute;
    }
    if (seen.contains(value)) {
      return value;
    }
    if (seen.size() >= most) {
      return substitute;
    }
    seen.add(value);
    return value;
  }
}
