package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract while dedupe keys are on the move all the time. */
class SqliteFewKeysContractTest extends InboxContractTest {

  @TempDir Path folder;

  @Override
  Inbox open(SettableClock clock) {
    return SqliteInboxes.open(folder, clock, 10);
  }
}
