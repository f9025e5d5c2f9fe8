package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Opens inboxes for tests. */
final class SqliteInboxes {

  private SqliteInboxes() {}

  static InboxSettings settings(Path folder) {
    return settings(folder, 10_000, Duration.ofSeconds(10));
  }

  static InboxSettings settings(Path folder, int maxWaiting, Duration busyTimeout) {
    return new InboxSettings(
        "jdbc:sqlite:" + folder.resolve("inbox.db"),
        folder,
        Duration.ofHours(96),
        maxWaiting,
        64L * 1024 * 1024,
        busyTimeout);
  }

  /** With so few dedupe keys in memory that they are moved to their table all the time. */
  static Inbox open(Path folder, Clock clock, int keysPerRun) {
    LogOptions options = new LogOptions(Duration.ofMillis(20), keysPerRun);
    return new SqliteInboxOpener(options, ConnectionTuning.NONE).open(settings(folder), clock);
  }

  static Inbox open(Path folder) {
    return new SqliteInboxProvider().open(settings(folder), Clock.systemUTC());
  }
}
