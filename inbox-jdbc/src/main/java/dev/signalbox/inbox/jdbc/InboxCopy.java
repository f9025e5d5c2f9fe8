package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.inbox.jdbc.internal.copy.CopyReport;
import dev.signalbox.inbox.jdbc.internal.copy.CopySource;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTarget;
import dev.signalbox.inbox.jdbc.internal.copy.Copying;
import dev.signalbox.inbox.jdbc.internal.log.SqliteCopySource;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import dev.signalbox.inbox.jdbc.internal.postgres.PostgresCopyTarget;
import dev.signalbox.inbox.jdbc.internal.postgres.PostgresInboxOpener;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies everything that an inbox holds from SQLite to PostgreSQL: events under the sequences they
 * have, dedupe keys, conflicts, and of each handler its position, waiting events, dead letters,
 * replays, derived events and tables. Nodes of both have to be stopped. When it is interrupted it
 * can be run again, and goes on.
 */
public final class InboxCopy {

  private final InboxSettings from;
  private final InboxSettings to;
  private final Clock clock;

  /**
   * From one inbox to another.
   *
   * @param from on SQLite
   * @param to on PostgreSQL; an empty one, or half a copy of the same source
   */
  public InboxCopy(InboxSettings from, InboxSettings to, Clock clock) {
    this.from = from;
    this.to = to;
    this.clock = clock;
  }

  /**
   * Copies.
   *
   * @param withoutTables handlers whose own tables are left out
   * @param progress told in words how far it is
   * @return what was counted: in words, in the source, in the target; both are equal
   * @throws InboxException when it cannot be done; the message says why and what to do
   */
  public Map<String, long[]> run(Set<String> withoutTables, Consumer<String> progress) {
    if (!from.url().startsWith(SqliteInboxOpener.PREFIX)) {
      throw new InboxException(
          "expected an inbox on SQLite to copy from (jdbc:sqlite:<file>); others cannot be copied");
    }
    if (!new PostgresInboxOpener().accepts(to.url())) {
      throw new InboxException(
          "expected an inbox on PostgreSQL to copy to (jdbc:postgresql://<host>/<database>?user=...)");
    }
    try (CopySource source = SqliteCopySource.open(from, clock);
        CopyTarget target = PostgresCopyTarget.open(to, clock)) {
      Map<String, long[]> counts = new LinkedHashMap<>();
      for (CopyReport.Line line :
          new Copying(source, target, progress).run(withoutTables).lines()) {
        counts.put(line.what(), new long[] {line.source(), line.target()});
      }
      return counts;
    }
  }
}
