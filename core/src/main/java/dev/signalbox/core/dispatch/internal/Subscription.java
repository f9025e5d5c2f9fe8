package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which events a handler that is present takes, as of one state of the catalogue.
 *
 * @param selection its types, resolved
 * @param interests from where on it takes them
 * @param untyped names it takes although no family knew them
 * @param known asks the catalogue for a type
 * @param catalogueVersion the state of the catalogue
 */
public record Subscription(
    TypeSelection selection,
    Interests interests,
    Set<String> untyped,
    Predicate<String> known,
    int catalogueVersion) {

  /** Whether the handler takes this type at all. */
  public boolean takesType(String type) {
    return selection.takes(type, known.test(type));
  }

  /** Whether the handler takes an event that its position has not reached. */
  public boolean takes(StoredEvent event) {
    boolean typeKnown = known.test(event.eventType());
    return selection.takes(event.eventType(), typeKnown)
        && interests
            .governing(event.eventType(), typeKnown)
            .filter(take -> take.takes(event.sequence()))
            .isPresent();
  }

  /** Whether an event behind the position is still to be caught up with. */
  public boolean owes(StoredEvent event) {
    boolean typeKnown = known.test(event.eventType());
    return selection.takes(event.eventType(), typeKnown)
        && interests
            .governing(event.eventType(), typeKnown)
            .filter(take -> take.owes(event.sequence()))
            .isPresent();
  }

  /**
   * Whether the handler reckons with an event of this type that has no Java type of its own. One
   * that only a pattern matches was not known to any family either.
   */
  public boolean expectsUntyped(String type) {
    return selection.all()
        || selection.unknown()
        || untyped.contains(type)
        || !selection.names().contains(type);
  }

  /** The same with other interests. */
  public Subscription with(Interests changed) {
    return new Subscription(selection, changed, untyped, known, catalogueVersion);
  }
}
