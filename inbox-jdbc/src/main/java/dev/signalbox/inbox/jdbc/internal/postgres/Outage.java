package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note that the database is away, whichever thread finds out. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String where;
  private final Status status;
  private final AppendQueue queue;

  /**
   * Of one node.
   *
   * @param where the database, for messages
   * @param queue of the thread that finds the way back
   */
  Outage(String where, Status status, AppendQueue queue) {
    this.where = where;
    this.status = status;
    this.queue = queue;
  }

  /** A line has failed; the answer is for those whose events were on it. */
  InboxException lost(AppendLine line, Throwable e) {
    if (line.lose()) {
      away(e);
      LOG.error(
          "SBX-3101 appending failed; the inbox takes nothing until its database does: {}",
          status.state().reason(),
          e);
      queue.wake();
    }
    return new InboxUnavailableException(reason(), e);
  }

  /** It is away, or still is. */
  void away(Throwable e) {
    status.state(
        new InboxState(
            false, e instanceof SQLException sql ? Failures.reason(where, sql) : e.toString()));
  }

  /** For those who come meanwhile. */
  InboxException unavailable() {
    return new InboxUnavailableException(reason());
  }

  /** The way back may have been found by now. */
  private String reason() {
    String reason = status.state().reason();
    return reason.isEmpty() ? where + " did not answer" : reason;
  }
}
