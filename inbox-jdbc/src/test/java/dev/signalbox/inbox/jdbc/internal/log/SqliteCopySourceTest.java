package dev.signalbox.inbox.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.inbox.jdbc.OpenFiles;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be copied of a stopped node, beside its events. */
class SqliteCopySourceTest {

  @TempDir Path folder;

  private InboxSettings settings;

  @BeforeEach
  void settings() {
    settings =
        new InboxSettings(
            "jdbc:sqlite:" + folder.resolve("inbox.db"),
            folder,
            Duration.ofHours(96),
            1_000,
            1_000_000,
            Duration.ofSeconds(5));
  }

  private Inbox open() {
    return new SqliteInboxOpener(LogOptions.USUAL, ConnectionTuning.NONE)
        .open(settings, Clock.systemUTC());
  }

  @Test
  void ledgers_areThoseOfKnownHandlersAndThoseThatAreThere() throws Exception {
    try (Inbox inbox = open()) {
      inbox.saveHandler(new HandlerRecord("seen", Instant.EPOCH, false, List.of()));
      try (LedgerTransaction transaction = inbox.ledger("left").begin()) {
        transaction.position(0);
        transaction.commit();
      }
    }
    Files.writeString(folder.resolve("handlers/left.properties"), "a=b");
    Files.writeString(folder.resolve("handlers/gone.db-wal"), "");
    try (SqliteCopySource source = SqliteCopySource.open(settings, Clock.systemUTC())) {
      assertThat(source.ledgers()).containsExactly("left", "seen");
      assertThat(source.name()).isEqualTo(folder.resolve("inbox.db").toString());
    }
  }

  @Test
  void source_keepsNodesOutUntilItIsClosed() throws Exception {
    open().close();
    try (SqliteCopySource source = SqliteCopySource.open(settings, Clock.systemUTC())) {
      assertThat(source.totals().events()).isZero();
      assertThatThrownBy(this::open).isInstanceOf(InboxException.class);
    }

    assertThat(OpenFiles.below(folder)).isEmpty();
    open().close();
  }
}
