package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.LedgerTransaction;
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
      Known known = known(name);
      HandlerRecord changed = change.apply(known.mine(), known.others());
      if (known.mine().filter(changed::equals).isEmpty()) {
        inbox.saveHandler(changed);
      }
      return changed;
    }
  }

  /**
   * The same for a handler that several nodes may work: they wait meanwhile, and go on with what is
   * stored then.
   */
  public void update(
      HandlerLedger ledger,
      String name,
      BiFunction<Optional<HandlerRecord>, List<HandlerRecord>, HandlerRecord> change) {
    if (!ledger.shared()) {
      update(name, change);
      return;
    }
    Known before = known(name);
    HandlerRecord wanted = change.apply(before.mine(), before.others());
    if (before.mine().filter(wanted::equals).isPresent()) {
      return;
    }
    try (LedgerTransaction transaction = ledger.amend()) {
      Known now = known(name);
      HandlerRecord changed = change.apply(now.mine(), now.others());
      transaction.saveHandler(changed);
      transaction.commit();
    }
  }

  /**
   * What is remembered now.
   *
   * @param mine the record of one handler
   * @param others those of all others
   */
  record Known(Optional<HandlerRecord> mine, List<HandlerRecord> others) {}

  /** One handler, and all others. */
  Known known(String name) {
    List<HandlerRecord> others = new ArrayList<>(inbox.handlers());
    Optional<HandlerRecord> mine =
        others.stream().filter(record -> record.name().equals(name)).findFirst();
    mine.ifPresent(others::remove);
    return new Known(mine, others);
  }
}
