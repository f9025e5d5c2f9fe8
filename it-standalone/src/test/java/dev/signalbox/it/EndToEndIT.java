package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Witness;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries from the socket to a handler bundle. */
class EndToEndIT {

  private static final String HANDLER = "witness";

  @TempDir private static Path temp;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node =
        new TestNode(
            temp,
            Map.of(
                "signalbox.endpoint.new.secrets",
                Sender.SECRET,
                "signalbox.endpoint.new.schemes",
                "standard",
                "signalbox.endpoint.old.secrets",
                Sender.SECRET,
                "signalbox.endpoint.old.schemes",
                "legacy"));
    new HandlerJar(HANDLER, Witness.class).deploy(node.handlers());
    node.start();
    await().atMost(Duration.ofSeconds(12)).until(() -> node.hasHandler(HANDLER));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void awaitSeen(String eventId, int times) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(25))
        .untilAsserted(
            () ->
                assertThat(node.seen(HANDLER, "event_id").stream().filter(eventId::equals))
                    .hasSize(times));
  }

  private static void assertSeen(String eventId, String column, String... values) throws Exception {
    List<String> ids = node.seen(HANDLER, "event_id");
    List<String> found = node.seen(HANDLER, column);
    for (int i = 0, n = 0; i < ids.size(); i++) {
      if (ids.get(i).equals(eventId)) {
        assertThat(found.get(i)).isEqualTo(values[n++]);
      }
    }
  }

  @Test
  void everySampleInEveryScheme_isStoredOnceForEachEndpointAndHandled() throws Exception {
    List<Sample> samples = Samples.list();
    for (Sample sample : samples) {
      byte[] body = sample.body().toByteArray();
      assertThat(node.deliver("/default", Scheme.BOTH, body)).isEqualTo(200);
      assertThat(node.deliver("/new", Scheme.STANDARD, body)).isEqualTo(200);
      assertThat(node.deliver("/old", Scheme.LEGACY, body)).isEqualTo(200);
      // Again, signed otherwise where that is allowed: the same event.
      assertThat(node.deliver("", Scheme.STANDARD, body)).isEqualTo(200);
      assertThat(node.deliver("/default", Scheme.LEGACY, body)).isEqualTo(200);
      assertThat(node.deliver("/new", Scheme.BOTH, body)).isEqualTo(200);
      assertThat(node.deliver("/old", Scheme.BOTH, body)).isEqualTo(200);
      assertThat(node.deliver("/new", Scheme.LEGACY, body)).isEqualTo(401);
      assertThat(node.deliver("/old", Scheme.STANDARD, body)).isEqualTo(401);
      assertThat(node.deliver("/none", Scheme.BOTH, body)).isEqualTo(401);
    }
    String last = id(samples.get(samples.size() - 1).body().toByteArray());
    long same = samples.stream().filter(s -> id(s.body().toByteArray()).equals(last)).count();
    awaitSeen(last, 3 * (int) same);
    List<String> ids = node.seen(HANDLER, "event_id");
    for (Sample sample : samples) {
      assertThat(ids.stream().filter(id(sample.body().toByteArray())::equals)).hasSize(3);
    }
    assertThat(node.seen(HANDLER, "record"))
        .contains("MessageReceived", "CallEnded", "ReactionAdded");
  }

  private static String id(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.replaceAll("(?s).*\"event_id\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }

  @Test
  void sameIdWithAnotherBody_isKeptAsConflictAndNotHandled() throws Exception {
    double before = metric("signalbox_inbox_conflicts");
    node.deliver("conflict", "test.conflict", "{\"n\":1}");
    node.deliver("conflict", "test.conflict", "{\"n\":2}");
    node.deliver("conflict", "test.conflict", "{\"n\":1}");
    node.deliver("after-conflict", "test.conflict", "{}");
    awaitSeen("after-conflict", 1);
    awaitSeen("conflict", 1);
    assertThat(metric("signalbox_inbox_conflicts")).isEqualTo(before + 1);
    assertThat(node.api("events/conflict").getJsonObject("body").getJsonObject("data").getInt("n"))
        .isEqualTo(1);
  }

  private static double metric(String name) throws Exception {
    return node.get("/signalbox/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  @Test
  void whatCannotBeRead_isStoredAndListedAndHoldsNothingUp() throws Exception {
    long before = letters().size();
    assertThat(node.deliver("not json".getBytes(StandardCharsets.UTF_8))).isEqualTo(200);
    byte[] noType = "{\"event_id\":\"no-envelope\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(node.deliver("", Scheme.LEGACY, noType)).isEqualTo(200);
    // Here the envelope is whole, and the data is not what its type needs.
    node.deliver("bad-data", "message.received", "{\"id\":7}");
    node.deliver("after-unreadable", "test.fine", "{}");
    awaitSeen("after-unreadable", 1);
    assertThat(letters()).hasSizeGreaterThanOrEqualTo((int) before + 2);
    awaitSeen("bad-data", 0);
    String state =
        node.api("events/bad-data")
            .getJsonObject("handlers")
            .getJsonObject(HANDLER)
            .getString("state");
    assertThat(state).isEqualTo("dead");
  }

  private static List<JsonObject> letters() throws Exception {
    return node.api("handlers/unreadable/dead-letters?limit=1000")
        .getJsonArray("dead_letters")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void unknownType_isHandledAsUnknownEvent() throws Exception {
    node.deliver("unknown", "linq.of.tomorrow", "{\"chat\":{\"id\":\"c-1\"}}");
    awaitSeen("unknown", 1);
    assertSeen("unknown", "record", "UnknownEvent");
    assertSeen("unknown", "chat", "c-1");
  }

  @Test
  void events_arePagedBothWays() throws Exception {
    for (int i = 0; i < 25; i++) {
      node.deliver("page-" + i, "test.page", "{}");
    }
    StringBuilder up = new StringBuilder();
    String query = "events?type=test.page&limit=10&order=asc";
    JsonObject page = node.api(query);
    int pages = 1;
    append(up, page);
    while (page.containsKey("next")) {
      page = node.api(query + "&after=" + page.getJsonNumber("next"));
      append(up, page);
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    StringBuilder wanted = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      wanted.append("page-").append(i).append(' ');
    }
    assertThat(up.toString()).isEqualTo(wanted.toString());
    assertThat(ids(node.api("events?type=test.page&limit=2"))).isEqualTo("page-24 page-23 ");
  }

  private static void append(StringBuilder ids, JsonObject page) {
    ids.append(ids(page));
  }

  private static String ids(JsonObject page) {
    StringBuilder ids = new StringBuilder();
    page.getJsonArray("events")
        .getValuesAs(JsonObject.class)
        .forEach(event -> ids.append(event.getString("event_id")).append(' '));
    return ids.toString();
  }
}
