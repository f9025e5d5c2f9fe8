package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Data;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsApiTest {

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

  private void put(int count) {
    for (int i = 1; i <= count; i++) {
      api.inbox.put(
          i % 2 == 0 ? "main" : "second",
          "evt-" + i,
          i % 3 == 0 ? "message.read" : "message.received",
          NOON.plus(Duration.ofMinutes(i)),
          "{\"n\":" + i + "}");
    }
  }

  private List<String> ids(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return api.json(response).objects("events").stream()
        .map(event -> event.requiredString("event_id"))
        .toList();
  }

  @Test
  void emptyInbox_isAnEmptyList() throws Exception {
    HttpResponse<String> response = api.get("events");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"events\":[]}");
  }

  @Test
  void listedEvent_hasItsFieldsButNotItsBody() throws Exception {
    api.inbox.put("main", "evt-1", "message.received", NOON, "{\"text\":\"hello\"}");
    HttpResponse<String> response = api.get("events");
    Data event = api.json(response).objects("events").get(0);
    assertThat(event.asMap().keySet())
        .containsExactlyInAnyOrder(
            "sequence", "event_id", "type", "endpoint", "received_at", "readable", "size");
    assertThat(event.integer("sequence")).hasValue(1L);
    assertThat(event.string("type")).hasValue("message.received");
    assertThat(event.string("endpoint")).hasValue("main");
    assertThat(event.instant("received_at")).hasValue(NOON);
    assertThat(event.bool("readable")).hasValue(true);
    assertThat(event.integer("size")).hasValue(16L);
    assertThat(response.body()).doesNotContain("hello");
  }

  @Test
  void answers_areJsonAndNeverStored() throws Exception {
    HttpResponse<String> response = api.get("events");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualToIgnoringCase("application/json;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events                                     | 6 5 4 3 2 1",
        "events?order=asc                           | 1 2 3 4 5 6",
        "events?order=asc&limit=2                   | 1 2",
        "events?after=4                             | 5 6",
        "events?after=4&order=desc                  | 6 5",
        "events?before=3                            | 2 1",
        "events?after=1&before=5                    | 4 3 2",
        "events?type=message.read                   | 6 3",
        "events?type=message.read&endpoint=main     | 6",
        "events?from=2026-03-01T12:05:00Z           | 6 5",
        "events?to=2026-03-01T12:02:00Z             | 1",
        "events?from=2026-03-01T14:05:00%2B02:00    | 6 5",
        "events?from=2026-03-01T14:05:00+02:00      | 6 5",
        "events?limit=1000                          | 6 5 4 3 2 1",
        "events?                                    | 6 5 4 3 2 1",
        "events?endpoint=ma%69n                     | 6 4 2"
      })
  void search_findsWhatWasAskedFor(String path, String expected) throws Exception {
    put(6);
    assertThat(ids(api.get(path)))
        .containsExactly(
            List.of(expected.split(" ")).stream().map(n -> "evt-" + n).toArray(String[]::new));
  }

  @Test
  void unreadableEvents_areFoundByTheirEmptyType() throws Exception {
    put(2);
    api.inbox.put("main", "digest-1", "", NOON, "no JSON");
    assertThat(ids(api.get("events?type="))).containsExactly("digest-1");
  }

  @ParameterizedTest
  @CsvSource({"asc, after", "desc, before"})
  void pages_giveEachEventOnce(String order, String parameter) throws Exception {
    put(25);
    List<String> seen = new ArrayList<>();
    String more = "";
    int pages = 0;
    while (pages < 10) {
      HttpResponse<String> page = api.get("events?limit=10&order=" + order + more);
      seen.addAll(ids(page));
      pages++;
      Optional<Long> next = api.json(page).integer("next");
      if (next.isEmpty()) {
        break;
      }
      more = "&" + parameter + "=" + next.get();
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events?limit=0                | limit",
        "events?limit=1001             | 1000",
        "events?limit=ten              | ten",
        "events?limit=                 | limit",
        "events?limit=99999999999999999999 | limit",
        "events?after=-1               | after",
        "events?before=x               | before",
        "events?from=yesterday         | 2026-01-31T12:00:00Z",
        "events?to=2026-03-01          | to",
        "events?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z | before",
        "events?order=up               | asc, desc",
        "events?typ=message.read       | after, before, endpoint, from, limit, order, to, type",
        "events?type=a&type=b          | 2 times",
        "events/evt-1?limit=3          | known: endpoint",
        "events?%74yp                  | typ"
      })
  void badParameter_is400AndSaysWhatWasExpected(String path, String message) throws Exception {
    HttpResponse<String> response = api.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(api.error(response)).contains(message);
  }

  @Test
  void badPercentNotation_is400() throws Exception {
    assertThat(api.raw("GET", "/signalbox/api/events?type=%zz")).startsWith("HTTP/1.1 400");
    assertThat(api.raw("GET", "/signalbox/api/events?type=%ff")).startsWith("HTTP/1.1 400");
    assertThat(api.raw("GET", "/signalbox/api/events?type=%4")).startsWith("HTTP/1.1 400");
  }

  @Test
  void longValue_isCutInTheMessage() throws Exception {
    HttpResponse<String> response = api.get("events?order=" + "x".repeat(3000));
    assertThat(api.error(response)).hasSizeLessThan(300);
  }

  @Test
  void oneEvent_hasItsBodyTwice() throws Exception {
    String body = "{\"a\":1.50,\"b\":[true,null,{\"c\":\"ü\"}]}";
    api.inbox.put("main", "evt-1", "message.received", NOON, body);
    HttpResponse<String> response = api.get("events/evt-1");
    Data event = api.json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(event.integer("sequence")).hasValue(1L);
    assertThat(event.string("event_id")).hasValue("evt-1");
    assertThat(event.string("type")).hasValue("message.received");
    assertThat(event.string("endpoint")).hasValue("main");
    assertThat(event.strings("endpoints")).containsExactly("main");
    assertThat(event.instant("received_at")).hasValue(NOON);
    assertThat(Base64.getDecoder().decode(event.requiredString("body_base64")))
        .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    assertThat(event.requiredObject("body"))
        .isEqualTo(api.codec.parse(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(event.requiredObject("handlers").isEmpty()).isTrue();
  }

  @Test
  void eventAtTheBoundsOfReading_isShownWhole() throws Exception {
    String deep = "[".repeat(63) + "1".repeat(997) + "e5" + "]".repeat(63);
    api.inbox.put("main", "evt-1", "a", NOON, "{\"x\":" + deep + "}");
    HttpResponse<String> response = api.get("events/evt-1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"body\":{\"x\":[[[");
  }

  @Test
  void unreadableEvent_isShownByItsBytes() throws Exception {
    byte[] body = {(byte) 0xff, 0x00, '{'};
    api.inbox.put("main", "digest-1", "", NOON, body);
    Data event = api.json(api.get("events/digest-1"));
    assertThat(event.has("body")).isFalse();
    assertThat(Base64.getDecoder().decode(event.requiredString("body_base64"))).isEqualTo(body);
    assertThat(event.bool("readable")).hasValue(false);
  }

  @Test
  void sameIdAtSeveralEndpoints_newestUnlessChosen() throws Exception {
    api.inbox.put("main", "evt-1", "a", NOON, "{}");
    api.inbox.put("second", "evt-1", "b", NOON, "{}");
    Data newest = api.json(api.get("events/evt-1"));
    assertThat(newest.string("type")).hasValue("b");
    assertThat(newest.strings("endpoints")).containsExactly("main", "second");
    assertThat(api.json(api.get("events/evt-1?endpoint=main")).string("type")).hasValue("a");
    assertThat(api.get("events/evt-1?endpoint=third").statusCode()).isEqualTo(404);
  }

  @Test
  void unknownEvent_is404NamingIt() throws Exception {
    HttpResponse<String> response = api.get("events/nobody");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(api.error(response)).contains("nobody");
  }

  @Test
  void handlerStates_areToldForEachHandler() throws Exception {
    api.inbox.put("main", "evt-1", "a", NOON, "{}");
    StoredEvent event = api.inbox.byEventId("evt-1").get(0);
    Optional<WaitingEvent> none = Optional.empty();
    api.operations.states.put(
        1L,
        Map.of(
            "done", new EventState(true, none, Optional.empty()),
            "behind", new EventState(false, none, Optional.empty()),
            "queued",
                new EventState(
                    true,
                    Optional.of(new WaitingEvent(1, "k", 0, NOON, "", false)),
                    Optional.empty()),
            "trying",
                new EventState(
                    true,
                    Optional.of(new WaitingEvent(1, "k", 2, NOON, "no luck", false)),
                    Optional.empty()),
            "given-up",
                new EventState(
                    true, none, Optional.of(new DeadLetter(event, 10, "broken", NOON)))));
    Data handlers = api.json(api.get("events/evt-1")).requiredObject("handlers");
    assertThat(handlers.requiredObject("done").asMap()).isEqualTo(Map.of("state", "settled"));
    assertThat(handlers.requiredObject("behind").asMap()).isEqualTo(Map.of("state", "pending"));
    Data queued = handlers.requiredObject("queued");
    assertThat(queued.string("state")).hasValue("waiting");
    assertThat(queued.has("error")).isFalse();
    Data trying = handlers.requiredObject("trying");
    assertThat(trying.string("state")).hasValue("retrying");
    assertThat(trying.integer("attempts")).hasValue(2L);
    assertThat(trying.instant("due")).hasValue(NOON);
    assertThat(trying.string("error")).hasValue("no luck");
    Data dead = handlers.requiredObject("given-up");
    assertThat(dead.string("state")).hasValue("dead");
    assertThat(dead.integer("attempts")).hasValue(10L);
    assertThat(dead.string("error")).hasValue("broken");
  }

  @Test
  void brokenInbox_is503WithoutDetails() throws Exception {
    api.inbox.breakDown();
    HttpResponse<String> response = api.get("events");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).doesNotContain("secret-place");
  }
}
