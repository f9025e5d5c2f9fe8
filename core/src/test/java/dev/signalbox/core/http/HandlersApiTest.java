package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Data;
import dev.signalbox.api.spi.RefusedBundle;
import dev.signalbox.api.spi.RefusedBundles;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.StoredEvent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlersApiTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private ApiFixture api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void list_hasAllHandlers() throws Exception {
    Data all = api.json(api.get("handlers"));
    assertThat(all.objects("handlers").stream().map(h -> h.requiredString("name")))
        .containsExactly("messages", "audit");
  }

  @Test
  void list_hasRefusedBundles() throws Exception {
    assertThat(api.get("handlers").body()).endsWith("\"refused\":[]}");
    RefusedBundles refused =
        () -> List.of(new RefusedBundle("org.acme", "2.0.0", "/h/acme.jar", "no beans", NOON));
    api.refused.add(refused);
    assertThat(api.json(api.get("handlers")).objects("refused"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.asMap())
                    .containsEntry("source", "org.acme")
                    .containsEntry("version", "2.0.0")
                    .containsEntry("file", "/h/acme.jar")
                    .containsEntry("reason", "no beans")
                    .containsEntry("since", "2026-03-01T12:00:00Z"));
    api.refused.remove(refused);
    assertThat(api.json(api.get("handlers")).objects("refused")).isEmpty();
  }

  @Test
  void oneHandler_hasAllFields() throws Exception {
    Data handler = api.json(api.get("handlers/audit"));
    assertThat(handler.asMap().keySet())
        .containsExactlyInAnyOrder(
            "name",
            "bundle",
            "version",
            "types",
            "state",
            "position",
            "lag",
            "retrying",
            "dead",
            "breaker",
            "handled",
            "failed",
            "last_error",
            "first_seen");
    assertThat(handler.string("bundle")).hasValue("org.example.audit");
    assertThat(handler.string("version")).hasValue("1.2.0");
    assertThat(handler.strings("types")).containsExactly("message.received");
    assertThat(handler.string("state")).hasValue("running");
    assertThat(handler.integer("position")).hasValue(40L);
    assertThat(handler.integer("lag")).hasValue(2L);
    assertThat(handler.integer("handled")).hasValue(37L);
    assertThat(handler.integer("failed")).hasValue(5L);
    assertThat(handler.string("breaker")).hasValue("half_open");
    assertThat(handler.string("last_error")).hasValue("no luck");
    assertThat(handler.string("first_seen")).hasValue("2026-01-02T03:04:05.678Z");
  }

  @Test
  void withoutError_fieldIsAbsent() throws Exception {
    assertThat(api.json(api.get("handlers/messages")).has("last_error")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, handlers/nobody",
    "GET, handlers/nobody/dead-letters",
    "POST, handlers/nobody/pause",
    "POST, handlers/nobody/resume"
  })
  void unknownHandler_is404NamingTheKnown(String method, String path) throws Exception {
    HttpResponse<String> response = api.send(method, path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(api.error(response)).contains("nobody", "messages", "audit");
  }

  @Test
  void deadLetters_comeInPages() throws Exception {
    for (int i = 1; i <= 3; i++) {
      StoredEvent event =
          new StoredEvent(i, "main", "evt-" + i, "a", true, NOON, new byte[] {'{', '}'});
      api.operations.dead.add(new DeadLetter(event, 10, "broken", NOON.plusSeconds(i)));
    }
    Data first = api.json(api.get("handlers/audit/dead-letters?limit=2"));
    assertThat(first.objects("dead_letters")).hasSize(2);
    assertThat(first.integer("next")).hasValue(2L);
    Data letter = first.objects("dead_letters").get(0);
    assertThat(letter.string("event_id")).hasValue("evt-1");
    assertThat(letter.string("error")).hasValue("broken");
    assertThat(letter.integer("attempts")).hasValue(10L);
    assertThat(letter.instant("dead_at")).hasValue(NOON.plusSeconds(1));
    Data second = api.json(api.get("handlers/audit/dead-letters?limit=2&after=2"));
    assertThat(second.objects("dead_letters")).hasSize(1);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void pauseAndResume_answerWithTheStatus() throws Exception {
    HttpResponse<String> paused = api.post("handlers/audit/pause", "");
    assertThat(paused.statusCode()).isEqualTo(200);
    assertThat(api.json(paused).string("state")).hasValue("paused");
    assertThat(api.json(api.get("handlers/audit")).string("state")).hasValue("paused");
    assertThat(api.json(api.post("handlers/audit/resume", "")).string("state")).hasValue("running");
  }

  @Test
  void replay_takesEachKind() throws Exception {
    assertThat(replay("{\"event\":\"evt-1\"}").body()).isEqualTo("{\"replayed\":3}");
    assertThat(replay(" {\"dead\":true}\n").statusCode()).isEqualTo(200);
    assertThat(replay("{\"from\":\"2026-03-01T12:00:00Z\",\"to\":\"2026-03-01T15:00:00+02:00\"}"))
        .returns(200, HttpResponse::statusCode);
    assertThat(api.operations.replays)
        .containsExactly(
            new ReplayRequest.ByEvent("evt-1"),
            new ReplayRequest.AllDead(),
            new ReplayRequest.Between(NOON, NOON.plusSeconds(3600)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "[]",
        "{}",
        "{\"event\":1}",
        "{\"event\":\"\"}",
        "{\"event\":null}",
        "{\"dead\":false}",
        "{\"dead\":\"true\"}",
        "{\"event\":\"a\",\"dead\":true}",
        "{\"from\":\"2026-03-01T12:00:00Z\"}",
        "{\"from\":1,\"to\":2}",
        "{\"dead\":true"
      })
  void badReplay_is400AndShowsTheForms(String body) throws Exception {
    HttpResponse<String> response = replay(body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.error(response)).contains("{\"dead\":true}", "{\"event\":");
    assertThat(api.operations.replays).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":\"x\",\"to\":\"2026-03-01T12:00:00Z\"} | 'from'",
        "{\"from\":\"2026-03-01T12:00:00Z\",\"to\":\"2026-03-01T12:00:00Z\"} | 'from' before 'to'",
        "{\"event\":\"gone\"} | the inbox has no event 'gone'"
      })
  void replayOfNothing_is400WithTheReason(String body, String reason) throws Exception {
    HttpResponse<String> response = replay(body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.error(response)).contains(reason);
  }

  @Test
  void replayForUnknownHandler_is404() throws Exception {
    assertThat(api.post("handlers/nobody/replay", "{\"dead\":true}").statusCode()).isEqualTo(404);
  }

  @Test
  void bodyOver64Kilobytes_is413() throws Exception {
    String most = "{\"event\":\"" + "x".repeat(65536 - 12) + "\"}";
    assertThat(most).hasSize(65536);
    assertThat(replay(most).statusCode()).isEqualTo(200);
    assertThat(replay(most + " ").statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> replay(String body) throws Exception {
    return api.post("handlers/audit/replay", body);
  }
}
