package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
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

  static Inbox open(Path folder) {
    return new SqliteInboxProvider().open(settings(folder), Clock.systemUTC());
  }
}
