package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.TypeSelection;
import java.util.HashSet;
import java.util.Set;

/** Resolves patterns and classes to type names. */
public final class TypeSelector {

  private final TypeTable table;
  private final Set<String> names = new HashSet<>();
  private boolean all;
  private boolean unknown;

  private TypeSelector(TypeTable table) {
    this.table = table;
  }

  /**
   * What this handler takes of the types in the table.
   *
   * @throws IllegalArgumentException for a pattern that is none
   */
  public static TypeSelection select(TypeTable table, HandlerDescriptor handler) {
    TypeSelector selector = new TypeSelector(table);
    handler.eventTypes().forEach(pattern -> selector.addPattern(pattern.strip(), handler.name()));
    handler.eventClasses().forEach(selector::addClass);
    return new TypeSelection(selector.names, selector.all, selector.unknown);
  }

  private void addPattern(String pattern, String handler) {
    int star = pattern.indexOf('*');
    if (pattern.equals("*")) {
      all = true;
    } else if (star < 0 && !pattern.isEmpty()) {
      names.add(pattern);
    } else if (star > 1 && star == pattern.length() - 1 && pattern.charAt(star - 1) == '.') {
      names.add(pattern);
      names.addAll(table.startingWith(pattern.substring(0, star)));
    } else {
      throw new IllegalArgumentException(
          "expected an event type as message.received, message.* or * for handler '"
              + handler
              + "', found '"
              + pattern
              + "'");
    }
  }

  private void addClass(Class<?> wanted) {
    if (wanted.isAssignableFrom(LinqEvent.class)) {
      all = true;
      return;
    }
    unknown |= wanted.isAssignableFrom(UnknownEvent.class);
    table.all().stream()
        .filter(known -> wanted.isAssignableFrom(known.type().recordType()))
        .forEach(known -> names.add(known.type().name()));
  }
}
