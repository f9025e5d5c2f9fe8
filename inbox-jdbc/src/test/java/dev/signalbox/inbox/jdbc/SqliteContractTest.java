package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends InboxContractTest {

  @TempDir Path folder;

  @Override
  Inbox open(SettableClock clock) {
    return new SqliteInboxProvider().open(SqliteInboxes.settings(folder), clock);
  }
}
