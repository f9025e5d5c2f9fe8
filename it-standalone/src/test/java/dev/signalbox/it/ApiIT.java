package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see what. */
class ApiIT {

  private static final List<String> PATHS =
      List.of(
          "events",
          "events/any",
          "handlers",
          "handlers/any",
          "handlers/any/dead-letters",
          "handlers/any/replay",
          "nothing",
          "");

  @TempDir private Path temp;

  @Test
  void withoutAConfiguredToken_everyPathIs403WhateverIsSent() throws Exception {
    try (TestNode node = new TestNode(temp, Map.of("signalbox.admin.token", "")).start()) {
      for (String path : PATHS) {
        assertThat(node.get("/signalbox/api/" + path).statusCode()).isEqualTo(403);
        for (String token : List.of("Bearer ", "Bearer null", "Bearer " + TestSettings.TOKEN)) {
          assertThat(node.get("/signalbox/api/" + path, "Authorization", token).statusCode())
              .isEqualTo(403);
        }
      }
      assertOpen(node);
    }
  }

  @Test
  void withAConfiguredToken_onlyItLetsIn() throws Exception {
    try (TestNode node = new TestNode(temp, Map.of()).start()) {
      String token = TestSettings.TOKEN;
      for (String path : PATHS) {
        assertThat(node.get("/signalbox/api/" + path).statusCode()).isEqualTo(401);
        for (String wrong :
            List.of(
                token,
                "Basic " + token,
                "Bearer",
                "Bearer " + token + "x",
                "Bearer " + token.substring(1),
                "Bearer " + token.toUpperCase(java.util.Locale.ROOT),
                "Bearer " + token + ", Bearer " + token)) {
          assertThat(node.get("/signalbox/api/" + path, "Authorization", wrong).statusCode())
              .as(wrong)
              .isEqualTo(401);
        }
        HttpResponse<String> twice =
            node.get(
                "/signalbox/api/" + path,
                "Authorization",
                "Bearer " + token,
                "Authorization",
                "Bearer x");
        assertThat(twice.statusCode()).isEqualTo(401);
        assertThat(node.get("/signalbox/api/" + path + "?token=" + token).statusCode())
            .isEqualTo(401);
      }
      String right = "Bearer " + token;
      assertThat(node.get("/signalbox/api/events", "Authorization", right).statusCode())
          .isEqualTo(200);
      assertThat(node.get("/signalbox/api/handlers", "Authorization", right).statusCode())
          .isEqualTo(200);
      assertThat(node.get("/signalbox/api/events/any", "Authorization", right).statusCode())
          .isEqualTo(404);
      assertThat(node.get("/signalbox/api/nothing", "Authorization", right).statusCode())
          .isEqualTo(404);
      for (String query :
          List.of("limit=0", "limit=1001", "limit=x", "order=up", "after=-1", "from=now", "x=y")) {
        assertThat(node.get("/signalbox/api/events?" + query, "Authorization", right).statusCode())
            .as(query)
            .isEqualTo(400);
      }
      assertOpen(node);
    }
  }

  private static void assertOpen(TestNode node) throws Exception {
    assertThat(node.get("/signalbox/health/live").statusCode()).isEqualTo(200);
    assertThat(node.get("/signalbox/health/ready").statusCode()).isEqualTo(200);
    HttpResponse<String> metrics = node.get("/signalbox/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("# TYPE").doesNotContain(Sender.SECRET, TestSettings.TOKEN);
  }

  @Test
  void withoutAnEndpoint_theNodeIsAliveButNotReady() throws Exception {
    try (TestNode node =
        new TestNode(temp, Map.of("signalbox.endpoint.default.secrets", "")).start()) {
      assertThat(node.get("/signalbox/health/live").statusCode()).isEqualTo(200);
      HttpResponse<String> ready = node.get("/signalbox/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.headers().firstValue("Retry-After")).isPresent();
      assertThat(ready.body()).contains("\"DOWN\"", "endpoints");
      assertThat(node.deliver(HostileNode.body())).isEqualTo(401);
    }
  }
}
