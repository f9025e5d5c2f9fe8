package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with one file per handler. */
public final class HandlerDirectory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerDirectory.class);

  /** As handlers may be named; no separator, so no name leads out of the folder. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final Path folder;
  private final Duration busyTimeout;
  private final Map<String, SqliteLedger> ledgers = new HashMap<>();
  private boolean closed;

  /**
   * For a folder.
   *
   * @param folder exists
   * @param busyTimeout how long a statement waits for a lock
   */
  public HandlerDirectory(Path folder, Duration busyTimeout) {
    this.folder = folder;
    this.busyTimeout = busyTimeout;
  }

  /**
   * The ledger of a handler; the same object for the same name.
   *
   * @throws InboxException when the name cannot be a file's, or the file cannot be opened
   */
  public HandlerLedger ledger(String name) {
    return find(name);
  }

  /**
   * Takes a person out of the ledgers of these handlers; see {@link
   * dev.signalbox.core.inbox.Inbox#blank}.
   *
   * @throws InboxException when one could not be done; the others are
   */
  public int blank(Blanking person, Collection<String> names) {
    int changed = 0;
    List<InboxException> failures = new ArrayList<>();
    for (String name : names) {
      try {
        changed += find(name).blank(person);
      } catch (InboxException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return changed;
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#scrub}. */
  public void scrub(Collection<String> names) {
    for (String name : names) {
      try {
        find(name).scrub();
      } catch (InboxException e) {
        LOG.warn("SBX-3022 the database of handler {} could not be scrubbed", name, e);
      }
    }
  }

  private synchronized SqliteLedger find(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new InboxException(
          "expected a handler name of lower-case letters, digits, dots and dashes, without two dots"
              + " in a row, found '"
              + name
              + "'");
    }
    if (closed) {
      throw new InboxException("the inbox is closed; no ledger for '" + name + "' any more");
    }
    SqliteLedger known = ledgers.get(name);
    if (known == null) {
      known = open(folder.resolve(name + ".db"));
      ledgers.put(name, known);
    }
    return known;
  }

  /** Closes all ledgers. */
  @Override
  public synchronized void close() {
    closed = true;
    for (SqliteLedger ledger : ledgers.values()) {
      try {
        ledger.close();
      } catch (InboxException e) {
        LOG.warn("SBX-3012 a ledger could not be closed", e);
      }
    }
    ledgers.clear();
  }

  private SqliteLedger open(Path path) {
    try {
      return new SqliteLedger(
          new SqliteFile(path, Profile.LEDGER, busyTimeout, ConnectionTuning.NONE));
    } catch (SQLException e) {
      throw Failures.failed("opening a handler's ledger", path, e);
    }
  }
}
