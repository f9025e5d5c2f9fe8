package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Changes what the inbox remembers of handlers, one change at a time: a new handler's begin depends
 * on what all others take. The lock is held while the store is written, never while a handler is
 * called.
 */
public final class Records {

  private final Inbox inbox;
  private final Object oneAtATime = new Object();

  /** Of this inbox. */
  public Records(Inbox inbox) {
    this.inbox = inbox;
  }

  /** All handlers ever seen. */
  public List<HandlerRecord> all() {
    return inbox.handlers();
  }

  /** One handler. */
  public Optional<HandlerRecord> find(String name) {
    return all().stream().filter(record -> record.name().equals(name)).findFirst();
  }

  /**
   * Stores what {@code change} makes of the record of a handler and those of all others; nothing is
   * stored when that is what was there.
   */
  public HandlerRecord update(
      String name, BiFunction<Optional<HandlerRecord>, List<HandlerRecord>, HandlerRecord> change) {
    synchronized (oneAtATime) {
      List<HandlerRecord> others = new ArrayList<>(inbox.handlers());
      Optional<HandlerRecord> mine =
          others.stream().filter(record -> record.name().equals(name)).findFirst();
      mine.ifPresent(others::remove);
      HandlerRecord changed = change.apply(mine, others);
      if (mine.filter(changed::equals).isEmpty()) {
        inbox.saveHandler(changed);
      }
      return changed;
    }
  }
}
