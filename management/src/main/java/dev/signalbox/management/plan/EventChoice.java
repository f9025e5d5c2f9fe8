package dev.signalbox.management.plan;

import dev.signalbox.core.catalog.TypeSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * From what the settings say about event types to the names that Linq offers.
 *
 * @param offered what Linq offers to this account
 * @param known what the installed families know; without types that this node derives itself
 * @param installed what the installed handlers observe
 */
public record EventChoice(SortedSet<String> offered, Set<String> known, TypeSelection installed) {

  /** Stands for whatever the installed handlers observe. */
  public static final String INSTALLED = "installed";

  private static final String EVERYTHING = "*";

  /** Copies the sets. */
  public EventChoice {
    offered = new TreeSet<>(offered);
    known = Set.copyOf(known);
  }

  /** The names, and what an operator should know about those that are missing. */
  public record Result(SortedSet<String> names, List<String> notices) {

    /** Copies both. */
    public Result {
      names = new TreeSet<>(names);
      notices = List.copyOf(notices);
    }
  }

  /**
   * Resolves names, patterns such as {@code message.*} or {@code *}, and {@value #INSTALLED}.
   *
   * @param endpoint for the notices
   */
  public Result resolve(String endpoint, List<String> events) {
    SortedSet<String> names = new TreeSet<>();
    List<String> notices = new ArrayList<>();
    for (String event : events) {
      SortedSet<String> wanted = event.equals(INSTALLED) ? observed() : expand(event);
      SortedSet<String> missing = new TreeSet<>(wanted);
      missing.removeAll(offered);
      if (event.equals(INSTALLED)) {
        // A type that no family of Linq's knows is one that handlers derive for each other.
        missing.retainAll(known);
      } else if (event.equals(EVERYTHING)) {
        // Whoever asks for everything means all that there is.
        missing.clear();
      }
      missing.forEach(
          name ->
              notices.add(
                  "endpoint " + endpoint + ": Linq does not offer " + name + "; it is left out"));
      if (event.endsWith(EVERYTHING) && wanted.isEmpty()) {
        notices.add("endpoint " + endpoint + ": nothing that Linq offers matches " + event);
      }
      wanted.retainAll(offered);
      names.addAll(wanted);
    }
    return new Result(names, notices);
  }

  /** What the installed handlers observe; may hold names that Linq does not offer. */
  public SortedSet<String> observed() {
    if (installed.all()) {
      return new TreeSet<>(offered);
    }
    SortedSet<String> names = new TreeSet<>();
    installed.names().forEach(name -> names.addAll(expand(name)));
    if (installed.unknown()) {
      offered.stream().filter(name -> !known.contains(name)).forEach(names::add);
    }
    return names;
  }

  /** What is observed by name, offered or not: without who observes everything. */
  public SortedSet<String> observedByName() {
    SortedSet<String> names = new TreeSet<>();
    installed.names().forEach(name -> names.addAll(expand(name)));
    names.retainAll(offered);
    return names;
  }

  private SortedSet<String> expand(String name) {
    SortedSet<String> names = new TreeSet<>();
    if (!name.endsWith(EVERYTHING)) {
      names.add(name);
      return names;
    }
    String front = name.substring(0, name.length() - 1);
    Stream.concat(offered.stream(), known.stream())
        .filter(type -> type.startsWith(front))
        .forEach(names::add);
    return names;
  }
}
