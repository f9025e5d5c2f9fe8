package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NodeSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens inboxes on PostgreSQL for tests. */
final class PostgresInboxes {

  private PostgresInboxes() {}

  static InboxSettings settings(String url) {
    return new InboxSettings(
        url,
        Path.of(System.getProperty("java.io.tmpdir")),
        Duration.ofHours(96),
        10_000,
        64L * 1024 * 1024,
        Duration.ofSeconds(10));
  }

  /** With connections from somebody else's data source. */
  static Inbox open(DataSource source, Clock clock) {
    return open(source, clock, 16);
  }

  static Inbox open(DataSource source, Clock clock, int shards) {
    return new PostgresInboxProvider()
        .open(
            new InboxSettings(
                "datasource:jdbc/test",
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofHours(96),
                10_000,
                64L * 1024 * 1024,
                Duration.ofSeconds(10),
                16,
                Optional.empty(),
                Optional.of(source),
                new NodeSettings("", "", shards, event -> "")),
            clock);
  }

  static Inbox open(String url) {
    return open(url, Clock.systemUTC());
  }

  static Inbox open(String url, Clock clock) {
    return open(url, clock, 16);
  }

  static Inbox open(String url, Clock clock, int shards) {
    InboxSettings plain = settings(url);
    return new PostgresInboxProvider()
        .open(
            new InboxSettings(
                url,
                plain.dataDir(),
                plain.dedupeHorizon(),
                plain.maxWaitingEvents(),
                plain.maxWaitingBytes(),
                plain.busyTimeout(),
                new NodeSettings("", "", shards, event -> "")),
            clock);
  }
}
