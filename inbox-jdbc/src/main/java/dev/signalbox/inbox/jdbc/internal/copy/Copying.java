package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Copies an inbox: first the log in small commits, then handler by handler, each in one commit with
 * its tables. When it is interrupted it can be begun again, and goes on.
 */
public final class Copying {

  private static final long REPORT_EVERY = 50_000;

  private final CopySource source;
  private final CopyTarget target;
  private final Consumer<String> progress;
  private final CopyReport report = new CopyReport();

  /**
   * From one to another.
   *
   * @param progress told in words how far it is
   */
  public Copying(CopySource source, CopyTarget target, Consumer<String> progress) {
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Copies everything.
   *
   * @param withoutTables handlers whose own tables are left out
   * @return what was compared; all of it is equal
   * @throws InboxException when something cannot be copied, or is not the same in the end
   */
  public CopyReport run(Set<String> withoutTables) {
    CopyTarget.Progress done = target.begin(source.name());
    CopyTotals totals = source.totals();
    long events =
        all("events", done.event(), source::events, StoredEvent::sequence, target::addEvents);
    long keys = all("dedupe keys", done.key(), source::keys, StoredKey::sequence, target::addKeys);
    long conflicts =
        all(
            "conflicts",
            done.conflict(),
            source::conflicts,
            StoredConflict::id,
            target::addConflicts);
    progress.accept(
        "the log is copied: "
            + events
            + " events, "
            + keys
            + " dedupe keys and "
            + conflicts
            + " conflicts in this run");
    handlers(withoutTables);
    compare(totals);
    target.finish(totals);
    return report;
  }

  private <T> long all(
      String what,
      long after,
      LongFunction<List<T>> read,
      ToLongFunction<T> place,
      Consumer<List<T>> store) {
    long copied = 0;
    long reported = 0;
    List<T> page = read.apply(after);
    while (!page.isEmpty()) {
      store.accept(page);
      copied += page.size();
      if (copied - reported >= REPORT_EVERY) {
        progress.accept(copied + " " + what);
        reported = copied;
      }
      page = read.apply(place.applyAsLong(page.get(page.size() - 1)));
    }
    return copied;
  }

  private void handlers(Set<String> withoutTables) {
    List<HandlerRecord> records = source.inbox().handlers();
    records.forEach(target.inbox()::saveHandler);
    report.add("handlers", records.size(), target.inbox().handlers().size());
    for (String name : source.ledgers()) {
      boolean withTables = !withoutTables.contains(name);
      new LedgerCopy(name, source.inbox().ledger(name), target.inbox().ledger(name), report)
          .run(withTables);
      progress.accept("handler " + name + " is copied" + (withTables ? "" : " without its tables"));
    }
  }

  private void compare(CopyTotals expected) {
    CopyTotals found = target.totals();
    report.add("events", expected.events(), found.events());
    report.add("unreadable events", expected.unreadable(), found.unreadable());
    report.add("dedupe keys", expected.keys(), found.keys());
    report.add("conflicts", expected.conflicts(), found.conflicts());
    report.requireEqual();
  }
}
