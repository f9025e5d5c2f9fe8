package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAuthenticationTest {

  private static final String HANDLERS = "/signalbox/api/handlers";

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
        "Bearer s3cret-token",
        "bearer s3cret-token",
        "BEARER s3cret-token",
        "Bearer   s3cret-token"
      })
  void rightToken_isLetIn(String header) throws Exception {
    assertThat(api.server.get(HANDLERS, "Authorization", header).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer s3cret-toke",
        "Bearer s3cret-tokens",
        "Bearer S3CRET-TOKEN",
        "Bearer",
        "Bearer s3cret-token, Bearer s3cret-token",
        "Basic s3cret-token",
        "s3cret-token",
        "Bearers3cret-token"
      })
  void anythingElse_getsTheSame401(String header) throws Exception {
    assertSame401(api.server.get(HANDLERS, "Authorization", header));
  }

  @Test
  void missingHeader_getsTheSame401() throws Exception {
    assertSame401(api.server.get(HANDLERS));
  }

  @Test
  void doubledHeader_getsTheSame401() throws Exception {
    String right = "Bearer " + ApiFixture.TOKEN;
    assertSame401(api.server.get(HANDLERS, "Authorization", right, "Authorization", right));
  }

  @Test
  void tokenInTheQuery_isNotTaken() throws Exception {
    assertSame401(api.server.get(HANDLERS + "?access_token=" + ApiFixture.TOKEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "nothing/here", "handlers/messages", "x?y=z"})
  void withoutToken_allPathsAreAlike(String path) throws Exception {
    assertSame401(api.server.get("/signalbox/api/" + path));
    assertSame401(api.server.post("/signalbox/api/" + path, "{}"));
  }

  private void assertSame401(HttpResponse<String> response) throws Exception {
    HttpResponse<String> wrong =
        api.server.get(HANDLERS, "Authorization", "Bearer certainly-wrong");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(response.body()).isEqualTo(wrong.body()).contains("error");
    assertThat(withoutDate(response)).isEqualTo(withoutDate(wrong));
  }

  private static Map<String, List<String>> withoutDate(HttpResponse<String> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("date");
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "nothing/here", "handlers/messages/pause"})
  void withoutConfiguredToken_everyPathIs403AndSaysWhatToSet(String path) throws Exception {
    try (ApiFixture closed = new ApiFixture(Optional.empty(), "/", UriCompliance.DEFAULT)) {
      for (HttpResponse<String> response :
          List.of(closed.get(path), closed.post(path, "{}"), closed.send("DELETE", path))) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(closed.error(response)).contains("signalbox.admin.token");
      }
      assertThat(closed.server.get("/signalbox/api/" + path).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "tök", "line\nbreak"})
  void tokenThatNoHeaderCanHold_isRefusedAtTheStart(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiFixture(Optional.of(token), "/", UriCompliance.DEFAULT))
        .withMessageContaining("signalbox.admin.token");
  }
}
