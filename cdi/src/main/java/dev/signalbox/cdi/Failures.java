package dev.signalbox.cdi;

import jakarta.enterprise.event.ObserverException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Finds what an observer threw in what the container made of it. */
final class Failures {

  private Failures() {}

  /**
   * The first failure, without the container's wrapping; the others, also unwrapped, are suppressed
   * in it.
   */
  static Throwable unwrap(Throwable failure) {
    Set<Throwable> causes = new LinkedHashSet<>();
    collect(failure, causes);
    Throwable first = causes.iterator().next();
    Set<Throwable> known = Set.copyOf(Arrays.asList(first.getSuppressed()));
    causes.stream()
        .filter(other -> other != first && !known.contains(other))
        .forEach(first::addSuppressed);
    return first;
  }

  private static void collect(Throwable failure, Set<Throwable> causes) {
    boolean wrapper =
        failure instanceof ObserverException || failure instanceof CompletionException;
    if (!wrapper || failure.getCause() == null && failure.getSuppressed().length == 0) {
      causes.add(failure);
      return;
    }
    // Containers name a single failure as the cause, several as suppressed, or do both.
    if (failure.getCause() != null) {
      collect(failure.getCause(), causes);
    }
    for (Throwable other : failure.getSuppressed()) {
      collect(other, causes);
    }
  }

  /** Throws it as it is: whatever it is, {@code handle} may throw it. */
  static Exception propagate(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }
}
