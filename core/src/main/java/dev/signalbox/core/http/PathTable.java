package dev.signalbox.core.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is found below which path. Immutable. A literal part wins over a name. */
final class PathTable<T> {

  private final List<Entry<T>> entries;

  /**
   * A pattern and what it leads to.
   *
   * @param pattern the pattern
   * @param target what it leads to
   */
  record Entry<T>(PathPattern pattern, T target) {}

  /**
   * What a path led to.
   *
   * @param entry the entry that matched
   * @param names values of the names in braces
   */
  record Found<T>(Entry<T> entry, Map<String, String> names) {}

  private PathTable(List<Entry<T>> entries) {
    this.entries =
        entries.stream()
            .sorted(Comparator.comparing(Entry::pattern, PathPattern.LITERAL_FIRST))
            .toList();
  }

  static <T> PathTable<T> empty() {
    return new PathTable<>(List.of());
  }

  /** With one more. */
  PathTable<T> with(PathPattern pattern, T target) {
    List<Entry<T>> more = new ArrayList<>(entries);
    more.add(new Entry<>(pattern, target));
    return new PathTable<>(more);
  }

  /** Without those that lead to such a target. */
  PathTable<T> without(Predicate<T> target) {
    return new PathTable<>(entries.stream().filter(e -> !target.test(e.target())).toList());
  }

  /** The entry whose pattern matches the same paths as this one. */
  Optional<Entry<T>> sameShape(PathPattern pattern) {
    return entries.stream().filter(e -> e.pattern().sameShape(pattern)).findFirst();
  }

  /** The first that matches. */
  Optional<Found<T>> find(List<String> path) {
    return entries.stream()
        .flatMap(e -> e.pattern().match(path).map(names -> new Found<>(e, names)).stream())
        .findFirst();
  }

  /** Everything that a pattern leads to. */
  Stream<T> targets() {
    return entries.stream().map(Entry::target);
  }

  /** The patterns as they were written, sorted. */
  List<String> patterns() {
    return entries.stream().map(e -> e.pattern().text()).sorted().toList();
  }
}
