package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.StoredEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not as they were left: torn, changed, cut off, gone, or of another day. */
class SqliteDamageTest {

  private static final int EVENTS = 120;
  private static final int CUTS = 25;
  private static final int FLIPS = 40;
  private static final long SEED = 20261122;

  @TempDir private Path folder;

  private final List<String> appended = new ArrayList<>();

  /** Copies the files of an inbox while it is open, so that nothing is moved from its log. */
  private Path copyOfOpenInbox() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (Inbox inbox = SqliteInboxes.open(open)) {
      append(inbox, 0, EVENTS);
      copy(open, copy, "inbox.db");
      copy(open, copy, "inbox.db-wal");
    }
    return copy;
  }

  private void append(Inbox inbox, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      String id = "e" + i;
      AppendResult result = appended(inbox, id);
      assertThat(result.outcome()).isEqualTo(Outcome.STORED);
      appended.add(id);
    }
  }

  private static AppendResult appended(Inbox inbox, String id) throws Exception {
    return inbox.append(Events.event(id)).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void copy(Path from, Path to, String name) throws IOException {
    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<StoredEvent> all(Inbox inbox) {
    List<StoredEvent> all = new ArrayList<>();
    EventPage page = inbox.read(0, List.of(), 1000);
    while (!page.events().isEmpty()) {
      all.addAll(page.events());
      page = inbox.read(page.through(), List.of(), 1000);
    }
    return all;
  }

  /** Whatever is left is a beginning of what was, and the log goes on behind it. */
  private int assertBeginningAndGoesOn(Path copy) throws Exception {
    try (Inbox inbox = SqliteInboxes.open(copy)) {
      List<String> left = Events.ids(all(inbox));
      assertThat(left).isEqualTo(appended.subList(0, left.size()));
      assertThat(inbox.counts().events()).isEqualTo(left.size());
      assertThat(inbox.lastSequence()).isEqualTo(left.size());
      if (!left.isEmpty()) {
        assertThat(appended(inbox, "e0").outcome()).isEqualTo(Outcome.DUPLICATE);
      }
      assertThat(appended(inbox, "later").sequence()).isEqualTo(left.size() + 1L);
      return left.size();
    }
  }

  @Test
  void tornTail_leavesABeginningOfTheLog() throws Exception {
    Path copy = copyOfOpenInbox();
    byte[] log = Files.readAllBytes(copy.resolve("inbox.db-wal"));
    byte[] database = Files.readAllBytes(copy.resolve("inbox.db"));
    Random random = new Random(SEED);
    HashSet<Integer> sizes = new HashSet<>();
    for (int i = 0; i < CUTS; i++) {
      Path one = Files.createDirectory(copy.resolve("cut" + i));
      Files.write(one.resolve("inbox.db"), database);
      byte[] torn = log.clone();
      int from = random.nextInt(log.length);
      if (i % 2 == 0) {
        torn = Arrays.copyOf(log, from);
      } else {
        // As long as it was, but its end was never written.
        byte[] noise = new byte[log.length - from];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, torn, from, noise.length);
      }
      Files.write(one.resolve("inbox.db-wal"), torn);
      sizes.add(assertBeginningAndGoesOn(one));
    }
    assertThat(sizes).as("how many events were left").hasSizeGreaterThan(CUTS / 3);
  }

  @Test
  void flippedBitInTheWriteAheadLog_isFoundByItsChecksum() throws Exception {
    Path copy = copyOfOpenInbox();
    byte[] log = Files.readAllBytes(copy.resolve("inbox.db-wal"));
    byte[] database = Files.readAllBytes(copy.resolve("inbox.db"));
    Random random = new Random(SEED);
    for (int i = 0; i < CUTS; i++) {
      Path one = Files.createDirectory(copy.resolve("flip" + i));
      Files.write(one.resolve("inbox.db"), database);
      byte[] flipped = log.clone();
      // Behind the header of the log, which has bytes that mean nothing.
      flipped[32 + random.nextInt(log.length - 32)] ^= (byte) (1 << random.nextInt(8));
      Files.write(one.resolve("inbox.db-wal"), flipped);
      assertThat(assertBeginningAndGoesOn(one)).isLessThan(EVENTS);
    }
  }

  @Test
  void flippedBitInTheDatabase_isRefusedOrServedButNeverAnotherFailure() throws Exception {
    Path clean = Files.createDirectory(folder.resolve("clean"));
    try (Inbox inbox = SqliteInboxes.open(clean)) {
      append(inbox, 0, EVENTS);
    }
    byte[] database = Files.readAllBytes(clean.resolve("inbox.db"));
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      Path one = Files.createDirectory(folder.resolve("flip" + i));
      byte[] flipped = database.clone();
      // A whole byte, since one bit of text is often another good letter.
      flipped[random.nextInt(i % 4 == 0 ? 4096 : database.length)] ^= (byte) 0xff;
      Files.write(one.resolve("inbox.db"), flipped);
      try (Inbox inbox = SqliteInboxes.open(one)) {
        assertThat(all(inbox)).hasSizeLessThanOrEqualTo(EVENTS);
      } catch (InboxException e) {
        assertThat(e.getMessage()).contains("inbox.db");
        refused++;
      }
    }
    assertThat(refused).isBetween(1, FLIPS - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 4096, 5000, 20_000})
  void truncatedDatabase_isRefused(int length) throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 0, EVENTS);
    }
    Path database = folder.resolve("inbox.db");
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
      assertThat(channel.size()).isGreaterThan(length);
      channel.truncate(length);
    }
    assertThatThrownBy(() -> readAll(folder))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("inbox.db");
  }

  private static void readAll(Path folder) {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      all(inbox);
    }
  }

  @Test
  void missingLog_goesOnBehindWhatHandlersHaveHad() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 0, EVENTS);
      handled(inbox, "one", 7);
      handled(inbox, "two", EVENTS);
    }
    Files.delete(folder.resolve("inbox.db"));
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.lastSequence()).isEqualTo(EVENTS);
      assertThat(inbox.counts().events()).isZero();
      assertThat(appended(inbox, "later").sequence()).isEqualTo(EVENTS + 1L);
      long position = inbox.ledger("two").load().position();
      assertThat(Events.ids(inbox.read(position, List.of(), 10).events())).containsExactly("later");
      assertThat(Events.ids(inbox.byEventId("later"))).containsExactly("later");
    }
  }

  @Test
  void olderLogRestored_goesOnBehindWhatHandlersHaveHad() throws Exception {
    Path backup = Files.createDirectory(folder.resolve("backup"));
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 0, 10);
    }
    copy(folder, backup, "inbox.db");
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 10, 300);
      handled(inbox, "one", 300);
    }
    copy(backup, folder, "inbox.db");
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.lastSequence()).isEqualTo(300);
      assertThat(inbox.counts().events()).isEqualTo(10);
      assertThat(appended(inbox, "e3").outcome()).isEqualTo(Outcome.DUPLICATE);
      // It was stored once, but that log is gone: it is new again.
      assertThat(appended(inbox, "e200").sequence()).isEqualTo(301);
      assertThat(appended(inbox, "later").sequence()).isEqualTo(302);
      for (String id : List.of("e3", "e200", "later")) {
        assertThat(Events.ids(inbox.byEventId(id))).containsExactly(id);
      }
      assertThat(inbox.purge(Events.NOON.plusSeconds(1), 400, Events.NOON.minusSeconds(1)))
          .isEqualTo(12);
    }
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.lastSequence()).isEqualTo(302);
    }
  }

  @Test
  void missingLedger_beginsAnewAlone() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 0, 10);
      handled(inbox, "one", 10);
      handled(inbox, "two", 10);
    }
    Files.delete(folder.resolve("handlers").resolve("one.db"));
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.ledger("one").load().position()).isZero();
      assertThat(inbox.ledger("two").load().position()).isEqualTo(10);
      assertThat(all(inbox)).hasSize(10);
    }
  }

  @Test
  void damagedLedger_keepsNobodyElseOut() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, 0, 10);
      handled(inbox, "one", 10);
      handled(inbox, "two", 10);
    }
    Path ledger = folder.resolve("handlers").resolve("one.db");
    try (FileChannel channel = FileChannel.open(ledger, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[4096]), 0);
    }
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThatThrownBy(() -> inbox.ledger("one"))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("one.db");
      assertThat(inbox.ledger("two").load().position()).isEqualTo(10);
      assertThat(appended(inbox, "later").outcome()).isEqualTo(Outcome.STORED);
    }
  }

  private static void handled(Inbox inbox, String handler, long through) {
    try (LedgerTransaction transaction = inbox.ledger(handler).begin()) {
      transaction.position(through);
      transaction.commit();
    }
  }
}
