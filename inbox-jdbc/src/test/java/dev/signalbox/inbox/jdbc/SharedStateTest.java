package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.shared.SharedState;
import dev.signalbox.core.shared.SharedState.Held;
import dev.signalbox.core.shared.SharedStateException;
import dev.signalbox.testing.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two nodes on one database share. */
class SharedStateTest {

  private PostgresServer server;
  private String url;
  private Inbox inboxOfOne;
  private Inbox inboxOfTwo;
  private SharedState one;
  private SharedState two;

  @BeforeEach
  void open() {
    server = PostgresServer.start();
    url = server.newDatabase();
    inboxOfOne = PostgresInboxes.open(url);
    inboxOfTwo = PostgresInboxes.open(url);
    one = inboxOfOne.shared().orElseThrow();
    two = inboxOfTwo.shared().orElseThrow();
  }

  @AfterEach
  void close() {
    inboxOfOne.close();
    inboxOfTwo.close();
    server.close();
  }

  @Test
  void textThatOneStores_isReadByTheOtherAndStoredAgainOnlyByWhoeverHasReadIt() {
    assertThat(two.read("a")).isEmpty();
    assertThat(two.version("a")).isZero();
    assertThat(one.write("a", 0, bytes("first"))).isTrue();
    assertThat(two.write("a", 0, bytes("too late"))).isFalse();
    assertThat(text(two, "a")).isEqualTo("first");
    assertThat(two.write("a", 1, bytes("second"))).isTrue();
    assertThat(one.write("a", 1, bytes("of yesterday"))).isFalse();
    assertThat(text(one, "a")).isEqualTo("second");
    assertThat(one.version("a")).isEqualTo(2);
    assertThat(one.read("b")).isEmpty();
  }

  @Test
  void change_isHeardOfByBoth() throws Exception {
    CountDownLatch heard = new CountDownLatch(2);
    one.onChange(heard::countDown);
    two.onChange(heard::countDown);
    // Both listen once they have heard of an event.
    CountDownLatch listening = new CountDownLatch(1);
    inboxOfTwo.onAppended(listening::countDown);
    Events.append(inboxOfOne, Events.event("one"));
    assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();

    one.write("a", 0, bytes("x"));

    assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void lock_isOfOneAtATimeAndGoesWithItsSession() throws Exception {
    Held held = one.tryLock("turn").orElseThrow();
    assertThat(two.tryLock("turn")).isEmpty();
    assertThat(one.tryLock("turn")).isEmpty();
    two.tryLock("another turn").orElseThrow().close();
    held.close();
    Held other = two.tryLock("turn").orElseThrow();

    // As when the node dies.
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'signalbox lock'");
    }
    Optional<Held> taken =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> one.tryLock("turn"), Optional::isPresent);
    taken.orElseThrow().close();
    other.close();
  }

  @Test
  void databaseAway_isSaid() {
    server.stop();
    assertThatThrownBy(() -> one.read("a")).isInstanceOf(SharedStateException.class);
    assertThatThrownBy(() -> one.tryLock("turn")).isInstanceOf(SharedStateException.class);
    server.startAgain();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(SharedState state, String name) {
    return new String(state.read(name).orElseThrow().content(), StandardCharsets.UTF_8);
  }
}
