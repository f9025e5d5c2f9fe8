package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.health.Health;
import dev.signalbox.core.health.HealthChecks;
import dev.signalbox.core.health.HealthRegistry;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServletTest {

  private static final String LIVE = "/signalbox/health/live";
  private static final String READY = "/signalbox/health/ready";

  private final HealthRegistry health = new HealthRegistry(Clock.systemUTC(), Duration.ZERO);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    server = new TestServer("/signalbox/health/*", new HealthServlet(health, codec));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void live_isUpWhateverTheChecksSay() throws Exception {
    health.add("gate", () -> Health.down("starting"));
    HttpResponse<String> response = server.get(LIVE);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void allUp_isReady() throws Exception {
    health.add("gate", Health::up);
    HttpResponse<String> response = server.get(READY);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}");
  }

  @Test
  void degraded_staysReadyAndSaysWhy() throws Exception {
    health.add("handlers", () -> Health.degraded("2 dead letters"));
    HttpResponse<String> response = server.get(READY);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"DEGRADED\",\"reasons\":[{\"check\":\"handlers\",\"status\":\"DEGRADED\",\"reason\":\"2 dead letters\"}]}");
  }

  @Test
  void down_is503AndShowsNoPath() throws Exception {
    FakeInbox inbox = new FakeInbox();
    health.add("inbox", HealthChecks.inbox(inbox));
    assertThat(server.get(READY).statusCode()).isEqualTo(200);
    inbox.breakDown();
    HttpResponse<String> response = server.get(READY);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body())
        .startsWith("{\"status\":\"DOWN\"")
        .contains("\"check\":\"inbox\"")
        .doesNotContain("secret-place");
  }

  @ParameterizedTest
  @ValueSource(strings = {LIVE, READY})
  void head_hasNoBody(String path) throws Exception {
    HttpResponse<String> response = server.send("HEAD", path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void otherMethod_is405(String method) throws Exception {
    HttpResponse<String> response = server.send(method, LIVE);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signalbox/health",
        "/signalbox/health/",
        "/signalbox/health/live/x",
        "/signalbox/health/nothing",
        "/signalbox/health/%6cive/"
      })
  void otherPath_is404(String path) throws Exception {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }
}
