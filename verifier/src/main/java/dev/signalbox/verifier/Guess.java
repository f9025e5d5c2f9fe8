package dev.signalbox.verifier;

import java.util.List;
import java.util.Optional;

/**
 * One way something may have been when it was signed.
 *
 * @param value the thing, as it may have been
 * @param findings what is wrong if this guess is right; empty when it is taken as it came
 */
record Guess<T>(T value, List<Finding> findings) {

  static <T> Guess<T> asItCame(T value) {
    return new Guess<>(value, List.of());
  }

  static <T> Guess<T> because(T value, String code, String explanation) {
    return new Guess<>(value, List.of(new Finding(code, explanation)));
  }

  static <T> Guess<T> because(T value, Optional<Finding> finding) {
    return new Guess<>(value, finding.stream().toList());
  }

  boolean isAsItCame() {
    return findings.isEmpty();
  }
}
