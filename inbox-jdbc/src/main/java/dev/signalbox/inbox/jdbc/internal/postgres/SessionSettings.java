package dev.signalbox.inbox.jdbc.internal.postgres;

import java.time.Duration;

/** What each session is told at its beginning. */
final class SessionSettings {

  /**
   * A commit is on the disk of the server, and of a synchronous standby, before it returns, but for
   * those of appends, which are {@linkplain State#look made sure of} by another one; and each
   * statement sees what was committed before it, on which appending relies.
   */
  private static final String SURE =
      "SET synchronous_commit = on; SET default_transaction_isolation = 'read committed'";

  private SessionSettings() {}

  /** The statements. */
  static String sql(Duration busyTimeout) {
    return SURE + "; SET lock_timeout = " + busyTimeout.toMillis();
  }
}
