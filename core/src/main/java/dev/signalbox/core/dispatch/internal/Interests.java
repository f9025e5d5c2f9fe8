package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.Interest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a handler takes, by type. Immutable.
 *
 * <p>An event is governed by the entry of its own type; without one, by the longest pattern ({@code
 * poll.*}) that matches; without one, by {@code ?} when no family knows the type; else by {@code
 * *}. What is owed is kept in the same list of interests, under the type's name with a leading
 * {@code !}, as an interest whose numbers are the two ends of what is owed.
 */
public final class Interests {

  /** The entry for every type. */
  public static final String ALL = "*";

  /** The entry for types that no family knows. */
  public static final String UNKNOWN = "?";

  /** Begins the name under which what is owed is kept; no type of a handler may begin so. */
  public static final String OWED = "!";

  private static final String ANY_BELOW = ".*";

  private final SortedMap<String, Take> takes;

  /** Of these entries. */
  public Interests(Map<String, Take> takes) {
    this.takes = Collections.unmodifiableSortedMap(new TreeMap<>(takes));
  }

  /** As they were stored. */
  public static Interests of(List<Interest> stored) {
    Map<String, Take> takes = new TreeMap<>();
    for (Interest interest : stored) {
      if (!interest.eventType().startsWith(OWED)) {
        takes.put(interest.eventType(), Take.of(interest.parkedThrough(), interest.liveFrom()));
      }
    }
    for (Interest interest : stored) {
      if (interest.eventType().startsWith(OWED)) {
        takes.computeIfPresent(
            interest.eventType().substring(OWED.length()),
            (type, take) ->
                new Take(
                    take.parkedThrough(),
                    take.liveFrom(),
                    interest.parkedThrough(),
                    interest.liveFrom()));
      }
    }
    return new Interests(takes);
  }

  /** As they are to be stored. */
  public List<Interest> toList() {
    List<Interest> list = new ArrayList<>();
    takes.forEach(
        (type, take) -> list.add(new Interest(type, take.parkedThrough(), take.liveFrom())));
    takes.forEach(
        (type, take) -> {
          if (take.owedAfter() != Take.NOTHING) {
            list.add(new Interest(OWED + type, take.owedAfter(), take.owedThrough()));
          }
        });
    return list;
  }

  /** All entries by type. */
  public Map<String, Take> takes() {
    return takes;
  }

  /** The entry that decides on events of a type. */
  public Optional<Take> governing(String type, boolean known) {
    Take exact = takes.get(type);
    if (exact != null) {
      return Optional.of(exact);
    }
    Take pattern = byPattern(type);
    if (pattern != null) {
      return Optional.of(pattern);
    }
    Take unknown = known ? null : takes.get(UNKNOWN);
    return Optional.ofNullable(unknown != null ? unknown : takes.get(ALL));
  }

  private Take byPattern(String type) {
    for (int dot = type.lastIndexOf('.'); dot >= 0; dot = type.lastIndexOf('.', dot - 1)) {
      Take take = takes.get(type.substring(0, dot) + ANY_BELOW);
      if (take != null) {
        return take;
      }
    }
    return null;
  }

  /** Whether an entry stands for types that it does not name. */
  static boolean open(String entry) {
    return entry.equals(ALL) || entry.equals(UNKNOWN) || entry.endsWith(ANY_BELOW);
  }

  /** Names of the types that are taken now. */
  public List<String> active() {
    List<String> names =
        takes.entrySet().stream()
            .filter(e -> !e.getValue().stopped())
            .map(Map.Entry::getKey)
            .toList();
    return names.contains(ALL) ? List.of(ALL) : names;
  }

  /** The types to ask the log for; empty for all of them. */
  public Set<String> filter() {
    return filter(active());
  }

  private static Set<String> filter(List<String> names) {
    return names.stream().anyMatch(Interests::open) ? Set.of() : Set.copyOf(names);
  }

  /** The types to ask the log for to catch up; empty for all of them. */
  public Set<String> owedFilter() {
    return filter(
        takes.entrySet().stream()
            .filter(entry -> entry.getValue().owes())
            .map(Map.Entry::getKey)
            .toList());
  }

  /** The lowest sequence above {@code position} that may be taken; MAX_VALUE for none. */
  public long nextAfter(long position) {
    long next = Long.MAX_VALUE;
    for (Take take : takes.values()) {
      next = Math.min(next, take.nextAfter(position));
    }
    return next;
  }

  /** Whether anything behind the position is to be caught up with. */
  public boolean owes() {
    return takes.values().stream().anyMatch(Take::owes);
  }

  /** How far the log was caught up with; MAX_VALUE when nothing is owed. */
  public long owedAfter() {
    return takes.values().stream()
        .filter(Take::owes)
        .mapToLong(Take::owedAfter)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The same after the log was caught up with through {@code sequence}. */
  public Interests caughtUp(long sequence) {
    return map(take -> take.caughtUp(sequence));
  }

  private Interests map(UnaryOperator<Take> change) {
    Map<String, Take> changed = new TreeMap<>();
    takes.forEach((type, take) -> changed.put(type, change.apply(take)));
    return new Interests(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interests that && takes.equals(that.takes);
  }

  @Override
  public int hashCode() {
    return takes.hashCode();
  }

  @Override
  public String toString() {
    return takes.toString();
  }
}
