package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static dev.signalbox.inbox.jdbc.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.testing.postgres.Cable;
import dev.signalbox.testing.postgres.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
class PostgresFaultTest {

  private PostgresServer server;
  private Cable cable;
  private Inbox inbox;

  @BeforeEach
  void open() {
    server = PostgresServer.start();
    cable = Cable.to(server.port());
    inbox = PostgresInboxes.open(PostgresServer.through(server.newDatabase(), cable.port()));
  }

  @AfterEach
  void close() {
    cable.mend();
    inbox.close();
    cable.close();
    server.close();
  }

  @Test
  void stoppedServer_makesAppendsFailAtOnce_andStartedAgain_itGoesOnByItself() throws Exception {
    append(inbox, event("before"));
    server.stop();

    assertUnavailable("lost");
    assertThat(inbox.state().writable()).isFalse();
    assertThat(inbox.state().reason()).contains("PostgreSQL at 127.0.0.1");
    int threads = Thread.activeCount();
    long begin = System.nanoTime();
    for (int i = 0; i < 2_000; i++) {
      assertUnavailable("lost" + i);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    assertThat(inbox.counts().waitingAppends()).isZero();

    server.startAgain();
    awaitWritable();

    assertThat(append(inbox, event("before")).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(append(inbox, event("after")).outcome()).isEqualTo(Outcome.STORED);
    assertThat(ids(inbox.read(0, List.of(), 10).events())).containsExactly("before", "after");
  }

  @Test
  void killedServer_hasEveryAcknowledgedEvent() throws Exception {
    List<CompletableFuture<?>> appends = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      appends.add(inbox.append(event("e" + i)).toCompletableFuture());
      if (i == 1_500) {
        appends.get(700).get(30, TimeUnit.SECONDS);
        server.kill();
      }
    }
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < appends.size(); i++) {
      if (succeeded(appends.get(i))) {
        acknowledged.add("e" + i);
      }
    }
    assertThat(acknowledged).hasSizeBetween(701, 2_999);

    server.startAgain();
    awaitWritable();

    assertThat(ids(inbox.read(0, List.of(), 5_000).events()))
        .containsAll(acknowledged)
        .doesNotHaveDuplicates();
  }

  @Test
  void cutCable_isNoticedAtOnce_andMended_itGoesOn() throws Exception {
    append(inbox, event("before"));
    cable.cut();

    assertUnavailable("lost");
    assertThat(inbox.state().writable()).isFalse();
    cable.mend();
    awaitWritable();

    assertThat(append(inbox, event("after")).outcome()).isEqualTo(Outcome.STORED);
  }

  @Test
  void silentCable_isNoticedAfterTheTimeForAnAnswer_andMended_itGoesOn() throws Exception {
    append(inbox, event("before"));
    cable.silence();

    assertUnavailable("unknown");
    assertThat(inbox.state().writable()).isFalse();
    assertUnavailable("lost");
    cable.mend();
    awaitWritable();

    // What was on its way when the cable fell silent may have been stored, and nobody was told.
    assertThat(append(inbox, event("unknown")).outcome()).isIn(Outcome.STORED, Outcome.DUPLICATE);
    assertThat(ids(inbox.read(0, List.of(), 10).events())).containsExactly("before", "unknown");
  }

  @Test
  void databaseThatOnlyReads_makesTheInboxUnwritable() throws Exception {
    append(inbox, event("before"));
    server.execute("ALTER SYSTEM SET default_transaction_read_only = on");
    server.execute("SELECT pg_reload_conf()");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try {
                append(inbox, event("try" + System.nanoTime()));
                return false;
              } catch (ExecutionException e) {
                return e.getCause() instanceof InboxUnavailableException;
              }
            });
    assertThat(inbox.state().reason()).contains("only reads");
    assertThat(inbox.read(0, List.of(), 1).events()).hasSize(1);

    server.stop();
    server.startAgainWith("default_transaction_read_only=off");
    awaitWritable();
  }

  private void assertUnavailable(String id) {
    assertThatThrownBy(() -> append(inbox, event(id)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InboxUnavailableException.class);
  }

  private void awaitWritable() {
    await().atMost(Duration.ofSeconds(30)).until(() -> inbox.state().writable());
  }

  private static boolean succeeded(CompletableFuture<?> append) throws Exception {
    try {
      append.get(60, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(InboxUnavailableException.class);
      return false;
    }
  }
}
