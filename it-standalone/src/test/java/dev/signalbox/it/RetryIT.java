package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Stubborn;
import dev.signalbox.it.handler.Witness;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that fail, are paused, and are asked to handle again. */
class RetryIT {

  private static final String HANDLER = "stubborn";

  @TempDir private Path temp;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    node = new TestNode(temp, Map.of());
    new HandlerJar(HANDLER, Witness.class, Stubborn.class).deploy(node.handlers());
    node.start();
    await().atMost(Duration.ofSeconds(12)).until(() -> node.hasHandler(HANDLER));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void awaitSeen(String... ids) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(25))
        .untilAsserted(
            () -> assertThat(node.seen(HANDLER, "event_id")).containsExactlyInAnyOrder(ids));
  }

  private List<JsonObject> dead() throws Exception {
    return node.api("handlers/" + HANDLER + "/dead-letters")
        .getJsonArray("dead_letters")
        .getValuesAs(JsonObject.class);
  }

  private void awaitDead(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(25))
        .untilAsserted(() -> assertThat(dead()).hasSize(count));
  }

  @Test
  void failureBelowTheLimit_isRetriedAndWrittenOnce() throws Exception {
    node.deliver("twice", "test.flaky", "{\"failures\":2,\"chat_id\":\"a\"}");
    node.deliver("behind", "test.fine", "{\"chat_id\":\"a\"}");
    node.deliver("beside", "test.fine", "{\"chat_id\":\"b\"}");
    awaitSeen("twice", "behind", "beside");
    List<String> ids = node.seen(HANDLER, "event_id");
    assertThat(ids.indexOf("twice")).isLessThan(ids.indexOf("behind"));
    assertThat(ids.indexOf("beside")).isLessThan(ids.indexOf("twice"));
    assertThat(node.seen(HANDLER, "attempt").get(ids.indexOf("twice"))).isEqualTo("3");
    assertThat(dead()).isEmpty();
  }

  @Test
  void chatThatAlwaysFails_diesAloneAndIsReplayedIntoTheFixedHandler() throws Exception {
    node.deliver("p1", "test.any", "{\"chat_id\":\"poisoned\"}");
    node.deliver("p2", "test.any", "{\"chat_id\":\"poisoned\"}");
    node.deliver("fine", "test.any", "{\"chat_id\":\"other\"}");
    awaitSeen("fine");
    awaitDead(2);
    assertThat(dead()).extracting(letter -> letter.getInt("attempts")).containsOnly(4);
    assertThat(dead().get(0).getString("error")).contains("this chat is poisoned");
    // While the fault is still there, a replay ends where it began.
    assertThat(replay("{\"dead\":true}")).isEqualTo(2);
    awaitDead(2);
    awaitSeen("fine");

    new HandlerJar(HANDLER, Witness.class).version("1.0.1").deploy(node.handlers());
    await()
        .atMost(Duration.ofSeconds(12))
        .until(() -> node.api("handlers/" + HANDLER).getString("version").equals("1.0.1"));
    assertThat(replay("{\"dead\":true}")).isEqualTo(2);
    awaitSeen("fine", "p1", "p2");
    awaitDead(0);
    assertThat(node.seen(HANDLER, "replay")).containsExactly("0", "1", "1");
  }

  private int replay(String what) throws Exception {
    return node.post("handlers/" + HANDLER + "/replay", what).getInt("replayed");
  }

  @Test
  void replayByEventAndByTime_handlesAgain() throws Exception {
    node.deliver("r1", "test.any", "{}");
    awaitSeen("r1");
    Instant between = Instant.now();
    await().until(() -> Instant.now().isAfter(between.plusMillis(5)));
    node.deliver("r2", "test.any", "{}");
    awaitSeen("r1", "r2");
    assertThat(replay("{\"event\":\"r1\"}")).isEqualTo(1);
    awaitSeen("r1", "r1", "r2");
    String range =
        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(between, Instant.now().plusSeconds(60));
    assertThat(replay(range)).isEqualTo(1);
    awaitSeen("r1", "r1", "r2", "r2");
  }

  @Test
  void pausedHandler_waitsAlsoOverARestartAndGoesOnWhenResumed() throws Exception {
    JsonObject paused = node.post("handlers/" + HANDLER + "/pause", "");
    assertThat(paused.getString("state")).isEqualTo("paused");
    node.deliver("while-paused", "test.any", "{}");
    assertThat(stateOf("while-paused")).isEqualTo("pending");
    node.restart();
    await().atMost(Duration.ofSeconds(12)).until(() -> node.hasHandler(HANDLER));
    assertThat(node.api("handlers/" + HANDLER).getString("state")).isEqualTo("paused");
    assertThat(stateOf("while-paused")).isEqualTo("pending");
    node.post("handlers/" + HANDLER + "/resume", "");
    awaitSeen("while-paused");
  }

  private String stateOf(String eventId) throws Exception {
    return node.api("events/" + eventId)
        .getJsonObject("handlers")
        .getJsonObject(HANDLER)
        .getString("state");
  }
}
