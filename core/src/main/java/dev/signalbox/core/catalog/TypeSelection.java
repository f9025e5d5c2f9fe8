package dev.signalbox.core.catalog;

import java.util.Set;

/**
 * Which event types a handler takes, resolved against the types that are known now.
 *
 * @param names type names; a family pattern stands in it as it was given ({@code poll.*}), for
 *     types of that family that nobody knows yet, beside the names of those that are known
 * @param all whether it takes every type, known or not
 * @param unknown whether it takes every type that is not known
 */
public record TypeSelection(Set<String> names, boolean all, boolean unknown) {

  /** Copies the names. */
  public TypeSelection {
    names = Set.copyOf(names);
  }

  /**
   * Whether an event of this type is taken.
   *
   * @param known whether a family knows the type
   */
  public boolean takes(String eventType, boolean known) {
    return all || (unknown && !known) || names.contains(eventType) || matchesPattern(eventType);
  }

  /**
   * Whether types may be taken whose names are not listed, so that reading by name is not enough.
   */
  public boolean open() {
    return all || unknown || names.stream().anyMatch(name -> name.endsWith(".*"));
  }

  private boolean matchesPattern(String eventType) {
    for (int dot = eventType.indexOf('.'); dot >= 0; dot = eventType.indexOf('.', dot + 1)) {
      if (names.contains(eventType.substring(0, dot) + ".*")) {
        return true;
      }
    }
    return false;
  }
}
