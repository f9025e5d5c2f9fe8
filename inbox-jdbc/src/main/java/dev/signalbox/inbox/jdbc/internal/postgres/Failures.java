package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Says what a failure of PostgreSQL means and what to do about it. */
final class Failures {

  private static final Set<String> AWAY_CLASSES = Set.of("08", "57", "53", "58", "F0", "XX");

  /** Data that PostgreSQL does not take: the statement fails however often it is tried. */
  private static final Set<String> DATA_CLASSES = Set.of("22", "54");

  private static final String NO_PARTITION = "23514";
  private static final String READ_ONLY = "25006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String ABORTED = "25P02";
  private static final String WRONG_SCHEMA = "3F000";
  private static final String DISK_FULL = "53100";
  private static final String TOO_MANY = "53300";
  private static final String NO_PASSWORD = "28P01";
  private static final String NO_ACCESS = "28000";
  private static final String NO_DATABASE = "3D000";

  private Failures() {}

  /** The failure as the contract knows it. */
  static InboxException failed(String tried, String where, SQLException failure) {
    String message = tried + " failed: " + reason(where, failure);
    return away(failure)
        ? new InboxUnavailableException(message, failure)
        : new InboxException(message, failure);
  }

  /** Whether the database or the way to it is the reason, not the statement. */
  static boolean away(SQLException failure) {
    String state = state(failure);
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || state.equals(READ_ONLY)
        || state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2));
  }

  /** Whether the connection can be of no use any more. */
  static boolean connectionLost(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08") || state.startsWith("57P") || state.isEmpty();
  }

  /** Whether what was to be stored is the reason. */
  static boolean data(SQLException failure) {
    String state = state(failure);
    return state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
  }

  /** Whether a day's table is not there. */
  static boolean noPartition(SQLException failure) {
    return state(failure).equals(NO_PARTITION);
  }

  /** Whether a lock was not granted in time. */
  static boolean locked(SQLException failure) {
    return state(failure).equals(LOCK_NOT_AVAILABLE);
  }

  /** Whether an earlier statement has failed and nobody went back to a savepoint. */
  static boolean aborted(SQLException failure) {
    return state(failure).equals(ABORTED);
  }

  /** The reason, for people. */
  static String reason(String where, SQLException failure) {
    return switch (state(failure)) {
      case DISK_FULL -> "the disk of " + where + " is full; free some space there";
      case TOO_MANY ->
          where
              + " takes no more connections; raise its max_connections: a node has up to"
              + " signalbox.inbox.pool-size and four, and one for each handler it works";
      case READ_ONLY ->
          where + " only reads: it is a standby, or was made read-only; name the primary server";
      case NO_PASSWORD, NO_ACCESS ->
          where + " refuses the user; check user and password in signalbox.inbox.url";
      case NO_DATABASE ->
          "there is no such database at " + where + "; create it, with encoding UTF8";
      case WRONG_SCHEMA -> "there is no such schema at " + where + " (" + text(failure) + ")";
      case LOCK_NOT_AVAILABLE ->
          "somebody else kept a lock at " + where + " for longer than the busy timeout";
      default ->
          away(failure)
              ? where + " does not answer (" + text(failure) + ")"
              : text(failure) + " (" + where + ")";
    };
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    if ((state == null || state.isEmpty()) && failure.getCause() instanceof SQLException cause) {
      state = cause.getSQLState();
    }
    return state == null ? "" : state;
  }

  private static String text(SQLException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
  }
}
