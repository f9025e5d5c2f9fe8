package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.core.catalog.DuplicateTypeException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The known types at one moment, by name. Immutable. */
public final class TypeTable {

  private static final TypeTable EMPTY = new TypeTable(new TreeMap<>());

  private final TreeMap<String, KnownType> types;

  private TypeTable(TreeMap<String, KnownType> types) {
    this.types = types;
  }

  /** No types. */
  public static TypeTable empty() {
    return EMPTY;
  }

  /**
   * Asks a family for its types, once.
   *
   * @throws IllegalArgumentException when it has no name or no types
   */
  public static List<KnownType> typesOf(EventFamily family) {
    String name = family.name();
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "an event family needs a name; " + family.getClass().getName() + " has none");
    }
    Collection<EventType<?>> types = family.types();
    if (types == null || types.isEmpty() || types.stream().anyMatch(type -> type == null)) {
      throw new IllegalArgumentException(
          "event family '" + name + "' must bring at least one type, and no null");
    }
    return types.stream().map(type -> new KnownType(type, name, family)).toList();
  }

  /**
   * A table with these types as well.
   *
   * @throws DuplicateTypeException when one is there already
   */
  public TypeTable with(List<KnownType> added) {
    TreeMap<String, KnownType> copy = new TreeMap<>(types);
    for (KnownType type : added) {
      KnownType present = copy.putIfAbsent(type.type().name(), type);
      if (present != null) {
        throw new DuplicateTypeException(
            type.type().name(), present.familyName(), type.familyName());
      }
    }
    return new TypeTable(copy);
  }

  /** A table without the types of this family. */
  public TypeTable without(EventFamily family) {
    TreeMap<String, KnownType> copy = new TreeMap<>(types);
    copy.values().removeIf(type -> type.family() == family);
    return new TypeTable(copy);
  }

  /** Whether this very family is in it. */
  public boolean has(EventFamily family) {
    return types.values().stream().anyMatch(type -> type.family() == family);
  }

  /** The type of this name. */
  public Optional<KnownType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** All names, sorted. */
  public List<String> names() {
    return List.copyOf(types.keySet());
  }

  /** All types, sorted by name. */
  public Collection<KnownType> all() {
    return types.values();
  }

  /** Names that begin like this, sorted. */
  public Collection<String> startingWith(String prefix) {
    return types.tailMap(prefix).keySet().stream()
        .takeWhile(name -> name.startsWith(prefix))
        .toList();
  }
}
