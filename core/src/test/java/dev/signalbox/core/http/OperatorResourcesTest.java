package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorResourcesTest {

  private ApiFixture api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static OperatorAnswer echo(OperatorRequest request) {
    return new OperatorAnswer(
        202,
        Map.of(
            "names",
            request.names(),
            "parameters",
            request.parameters(),
            "body",
            new String(request.body(), StandardCharsets.UTF_8)));
  }

  @Test
  void route_getsNamesParametersAndBody() throws Exception {
    api.resources.add(
        () ->
            List.of(
                OperatorRoute.post("boxes/{id}/open", OperatorResourcesTest::echo),
                OperatorRoute.get("boxes", Set.of("size"), OperatorResourcesTest::echo)));

    HttpResponse<String> posted = api.post("boxes/b%201/open", "{}");
    assertThat(posted.statusCode()).isEqualTo(202);
    assertThat(posted.body()).contains("\"names\":{\"id\":\"b 1\"}", "\"body\":\"{}\"");
    assertThat(api.get("boxes?size=3").body()).contains("\"parameters\":{\"size\":\"3\"}");
    assertThat(api.get("boxes?colour=3").statusCode()).isEqualTo(400);
    HttpResponse<String> wrong = api.get("boxes/1/open");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).contains("POST");
    assertThat(api.error(api.get("nowhere"))).contains("boxes/{id}/open");
  }

  @Test
  void stockPath_wins_andTheTokenGuardsWhatIsAdded() throws Exception {
    api.resources.add(
        () -> List.of(OperatorRoute.get("handlers", Set.of(), OperatorResourcesTest::echo)));

    assertThat(api.get("handlers").statusCode()).isEqualTo(200);
    assertThat(api.server.get("/signalbox/api/handlers").statusCode()).isEqualTo(401);
  }

  @Test
  void errors_reachTheOperator() throws Exception {
    api.resources.add(
        () ->
            List.of(
                OperatorRoute.post(
                    "known",
                    request -> {
                      throw new OperatorException(409, "another node does it");
                    }),
                OperatorRoute.post(
                    "unknown",
                    request -> {
                      throw new IllegalStateException("not for operators");
                    })));

    HttpResponse<String> known = api.post("known", "");
    assertThat(known.statusCode()).isEqualTo(409);
    assertThat(api.error(known)).isEqualTo("another node does it");
    HttpResponse<String> unknown = api.post("unknown", "");
    assertThat(unknown.statusCode()).isEqualTo(500);
    assertThat(unknown.body()).doesNotContain("not for operators");
  }

  @Test
  void removedResource_answersNoMore_andFreesItsPath() throws Exception {
    OperatorResource one =
        () -> List.of(OperatorRoute.get("boxes", Set.of(), OperatorResourcesTest::echo));
    OperatorResource other =
        () -> List.of(OperatorRoute.get("boxes", Set.of(), OperatorResourcesTest::echo));
    api.resources.add(one);
    assertThatThrownBy(() -> api.resources.add(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'boxes' is taken");

    api.resources.remove(one);
    assertThat(api.get("boxes").statusCode()).isEqualTo(404);
    api.resources.add(other);
    assertThat(api.get("boxes").statusCode()).isEqualTo(202);
  }

  @Test
  void resourceWithoutRoutes_orWithOneTwice_isRefused() {
    assertThatThrownBy(() -> api.resources.add(List::of))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one route");
    OperatorRoute route = OperatorRoute.get("boxes", Set.of(), OperatorResourcesTest::echo);
    assertThatThrownBy(() -> api.resources.add(() -> List.of(route, route)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found two");
  }
}
