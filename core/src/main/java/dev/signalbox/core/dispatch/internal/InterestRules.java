package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.catalog.TypeSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where a handler begins with each of its types. Pure: all it needs to know is handed in.
 *
 * @param begin where the handler begins with a type it never had
 * @param others what all other known handlers take, present or absent
 * @param lastSequence the end of the log
 * @param known whether some family knows a type now
 * @param builtIn whether a type was known from the start, so that it never was an unknown one
 */
public record InterestRules(
    Begin begin,
    List<Interests> others,
    long lastSequence,
    Predicate<String> known,
    Predicate<String> builtIn) {

  /**
   * What the handler takes with this selection.
   *
   * <p>A type it has goes on. A type it never had is taken by its begin rule, and what of that lies
   * behind its position is owed. A type it has no longer is stopped, and one that comes back goes
   * on where it stopped, so nothing is repeated and nothing skipped.
   *
   * @param had what it took until now; empty for a new handler
   * @param position where it stands; 0 for a new handler
   */
  public Interests update(Interests had, TypeSelection selection, long position) {
    Map<String, Take> next = new TreeMap<>();
    had.takes()
        .forEach(
            (type, take) ->
                next.put(
                    type, wanted(type, selection) ? take.resume(position) : take.stop(position)));
    for (String type : wanted(had, selection)) {
      if (!next.containsKey(type)) {
        next.put(type, begin(type, had, position));
      }
    }
    return new Interests(next);
  }

  private boolean wanted(String type, TypeSelection selection) {
    return switch (type) {
      case Interests.ALL -> selection.all();
      case Interests.UNKNOWN -> selection.all() || selection.unknown();
      default -> selection.takes(type, known.test(type));
    };
  }

  /**
   * The entries that the selection needs. Where it takes types that it does not name, a type that
   * another handler has an entry for gets its own: whether it was taken is asked type by type.
   */
  private Set<String> wanted(Interests had, TypeSelection selection) {
    Set<String> wanted = new TreeSet<>();
    if (selection.all()) {
      wanted.add(Interests.ALL);
    } else {
      wanted.addAll(selection.names());
    }
    if (selection.unknown() && !selection.all()) {
      wanted.add(Interests.UNKNOWN);
    }
    boolean opened =
        wanted.stream().anyMatch(type -> Interests.open(type) && !had.takes().containsKey(type));
    if (opened) {
      for (Interests other : others) {
        for (String type : other.takes().keySet()) {
          if (!type.equals(Interests.ALL) && wanted(type, selection)) {
            wanted.add(type);
          }
        }
      }
    }
    return wanted;
  }

  private Take begin(String type, Interests had, long position) {
    return had.governing(type, !couldBeUnknown(type))
        .map(take -> take.resume(position))
        .orElseGet(() -> begin(type).owedFromBegin(position));
  }

  private boolean couldBeUnknown(String type) {
    return type.equals(Interests.UNKNOWN) || !type.equals(Interests.ALL) && !builtIn.test(type);
  }

  private Take begin(String type) {
    return switch (begin) {
      case EARLIEST -> Take.of(-1, 0);
      case LATEST -> Take.of(-1, lastSequence + 1);
      case PARKED -> parked(type);
    };
  }

  private Take parked(String type) {
    List<Take> taken = new ArrayList<>();
    for (Interests other : others) {
      other
          .governing(type, !couldBeUnknown(type))
          .filter(take -> take.first() <= take.last())
          .ifPresent(taken::add);
    }
    if (taken.isEmpty()) {
      return Take.of(-1, 0);
    }
    long first = taken.stream().mapToLong(Take::first).min().orElseThrow();
    long last = taken.stream().mapToLong(Take::last).max().orElseThrow();
    return Take.of(first - 1, last == Long.MAX_VALUE ? lastSequence + 1 : last + 1);
  }
}
