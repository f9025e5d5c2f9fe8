package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.QueryResult;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

  private ApiFixture api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/nothing",
        "/events/",
        "/events/a/b",
        "/Events",
        "/handlers/audit/nothing",
        "/handlers/%61udit/"
      })
  void unknownPath_is404ListingWhatExists(String path) throws Exception {
    api.queries.add(new FakeQuery(q -> QueryResult.ok(Map.of()), "numbers/{id}"), "numbers");
    String answer = api.raw("GET", "/signalbox/api" + path);
    assertThat(answer).startsWith("HTTP/1.1 404");
    assertThat(answer).contains("events/{event_id}", "handlers/{name}/replay", "numbers/{id}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signalbox/api/../api/events",
        "/signalbox/api/%2e%2e/api/events",
        "/signalbox/api/x/%2e%2e/events",
        "/signalbox/api/events/..;/handlers",
        "/signalbox/api/events;x=1",
        "/signalbox/api/events%2Fevt-1",
        "/signalbox/api/events/%2e",
        "/signalbox/api//events",
        "/signalbox/api/handlers//dead-letters",
        "/signalbox/api/events/%00",
        "/signalbox/api/events/%zz",
        "/signalbox/api/events/%c0%af"
      })
  void trickyPath_isNeverAnswered(String path) throws Exception {
    api.inbox.put("main", "evt-1", "a", Instant.EPOCH, "{}");
    for (UriCompliance compliance :
        new UriCompliance[] {UriCompliance.DEFAULT, UriCompliance.UNSAFE}) {
      try (ApiFixture lenient = new ApiFixture(Optional.of(ApiFixture.TOKEN), "/", compliance)) {
        assertThat(lenient.raw("GET", path)).as("%s", compliance).matches("(?s)HTTP/1.1 40[04] .*");
      }
    }
  }

  @Test
  void encodedSlash_staysWithinTheId() throws Exception {
    try (ApiFixture lenient =
        new ApiFixture(Optional.of(ApiFixture.TOKEN), "/", UriCompliance.UNSAFE)) {
      lenient.inbox.put("main", "a/b c+ü", "a", Instant.EPOCH, "{}");
      String answer = lenient.raw("GET", "/signalbox/api/events/a%2Fb%20c+%C3%BC");
      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"event_id\":\"a/b c+ü\"");
    }
  }

  @Test
  void belowAContextPath_worksTheSame() throws Exception {
    try (ApiFixture inWar =
        new ApiFixture(Optional.of(ApiFixture.TOKEN), "/app", UriCompliance.DEFAULT)) {
      assertThat(inWar.raw("GET", "/app/signalbox/api/handlers")).startsWith("HTTP/1.1 200");
      assertThat(inWar.raw("GET", "/app/signalbox/api/nothing")).startsWith("HTTP/1.1 404");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST    | events                  | GET, HEAD",
        "PUT     | events/evt-1            | GET, HEAD",
        "DELETE  | handlers                | GET, HEAD",
        "OPTIONS | handlers                | GET, HEAD",
        "PATCH   | handlers/audit/pause    | POST",
        "GET     | handlers/audit/pause    | POST",
        "HEAD    | handlers/audit/resume   | POST",
        "GET     | handlers/audit/replay   | POST",
        "POST    | numbers/1               | GET, HEAD"
      })
  void otherMethod_is405WithAllow(String method, String path, String allow) throws Exception {
    api.queries.add(new FakeQuery(q -> QueryResult.ok(Map.of()), "numbers/{id}"), "numbers");
    HttpResponse<String> response = api.send(method, path);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue(allow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "handlers/audit", "handlers/nobody", "numbers/1"})
  void head_isGetWithoutBody(String path) throws Exception {
    api.queries.add(new FakeQuery(q -> QueryResult.ok(Map.of("a", 1)), "numbers/{id}"), "numbers");
    HttpResponse<String> get = api.get(path);
    HttpResponse<String> head = api.send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"))
        .isPresent();
  }
}
