package dev.signalbox.core.catalog;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.internal.BuiltInFamilies;
import dev.signalbox.core.catalog.internal.ChangeListeners;
import dev.signalbox.core.catalog.internal.DecodedCache;
import dev.signalbox.core.catalog.internal.EventDecoding;
import dev.signalbox.core.catalog.internal.TypeSelector;
import dev.signalbox.core.catalog.internal.TypeTable;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The event types that are known now, those of Linq's protocol from the start, and the way from
 * stored bytes to typed events. Safe for use by several threads; nothing is called out while
 * holding a lock.
 */
public final class EventCatalog {

  private final EventDecoding decoding;
  private final ChangeListeners listeners = new ChangeListeners();
  private final AtomicReference<State> state;

  /** With the built-in families. */
  public EventCatalog(JsonCodec codec) {
    this.decoding = new EventDecoding(codec);
    TypeTable table = TypeTable.empty();
    for (EventFamily family : BuiltInFamilies.all()) {
      table = table.with(TypeTable.typesOf(family));
    }
    this.state = new AtomicReference<>(State.of(table));
  }

  /**
   * Adds all types of a family, or none.
   *
   * @throws DuplicateTypeException when one of them is known already, also when the same family is
   *     added twice
   * @throws IllegalArgumentException when the family has no name or no types
   */
  public void add(EventFamily family) {
    var types = TypeTable.typesOf(family);
    state.updateAndGet(now -> State.of(now.table().with(types)));
    listeners.tell();
  }

  /** Removes a family, the same object that was added. Without effect when it is not there. */
  public void remove(EventFamily family) {
    State before =
        state.getAndUpdate(
            now -> now.table().has(family) ? State.of(now.table().without(family)) : now);
    if (before.table().has(family)) {
      listeners.tell();
    }
  }

  /** Whether a family knows the type. */
  public boolean knows(String eventType) {
    return state.get().table().find(eventType).isPresent();
  }

  /** The simple name of the Java type of a type's events; empty when no family knows the type. */
  public Optional<String> recordName(String eventType) {
    return state
        .get()
        .table()
        .find(eventType)
        .map(known -> known.type().recordType().getSimpleName());
  }

  /** The names of all known types, sorted. */
  public List<String> knownTypes() {
    return state.get().table().names();
  }

  /**
   * Makes the typed event, or takes it from a bounded cache, so that several handlers decode once.
   * A type that nobody knows becomes {@link dev.signalbox.api.UnknownEvent}, and so does an event
   * whose person was forgotten.
   *
   * @return never null; immutable as far as the type's record is
   * @throws dev.signalbox.api.UnreadableEventException when the body is no JSON object, or
   *     something indispensable is missing
   * @throws DecoderFailedException when the type's decoder fails in whatever other way
   */
  public LinqEvent decode(StoredEvent event) {
    State now = state.get();
    return now.cache()
        .find(event)
        .orElseGet(
            () -> {
              LinqEvent decoded = decoding.decode(now.table(), event);
              now.cache().keep(event, decoded);
              return decoded;
            });
  }

  /**
   * The order key of an event that is about to be stored; empty text when it has none or cannot be
   * decoded now. Never fails, and keeps nothing.
   */
  public String orderKey(NewEvent event) {
    try {
      return decoding.orderKey(state.get().table(), event);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      // The dispatcher will say so.
      return "";
    }
  }

  /**
   * Resolves what a handler asks for. Patterns are {@code *} for everything and {@code family.*};
   * classes stand for the types whose records they are assignable from, {@code UnknownEvent} for
   * all unknown types, {@code LinqEvent} for everything. To be asked again after a change.
   *
   * @throws IllegalArgumentException for another pattern
   */
  public TypeSelection select(HandlerDescriptor handler) {
    return TypeSelector.select(state.get().table(), handler);
  }

  /** Has something called after each change of the known types, on the changing thread. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Forgets a listener, the same object that was given. */
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Types and the events decoded with them change together: a decoding that began before a change
   * ends in a cache that nobody reads any more, and no class of a removed family stays behind.
   */
  private record State(TypeTable table, DecodedCache cache) {

    static State of(TypeTable table) {
      return new State(table, DecodedCache.withDefaultBounds());
    }
  }
}
