package dev.signalbox.core.http;

import dev.signalbox.api.Data;
import dev.signalbox.core.forget.Forgetting;
import dev.signalbox.core.forget.PersonalDataSources;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;

/** The operators' API over fakes. */
final class ApiFixture implements AutoCloseable {

  static final String TOKEN = "s3cret-token";
  static final String BEARER = "Bearer " + TOKEN;

  final FakeInbox inbox = new FakeInbox();
  final FakeOperations operations = new FakeOperations();
  final OperatorResources resources = new OperatorResources();
  final QueryEndpoints queries = new QueryEndpoints(Duration.ofSeconds(5));
  final PersonalDataSources personalData = new PersonalDataSources();
  final RefusedSources refused = new RefusedSources();
  final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  final TestServer server;

  ApiFixture() throws Exception {
    this(Optional.of(TOKEN), "/", UriCompliance.DEFAULT);
  }

  ApiFixture(Optional<String> token, String contextPath, UriCompliance compliance)
      throws Exception {
    ApiServlet servlet =
        new ApiServlet(
            token,
            inbox,
            operations,
            resources,
            queries,
            new Forgetting(inbox, personalData),
            refused,
            codec);
    server = new TestServer(contextPath, "/signalbox/api/*", servlet, compliance);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return server.get("/signalbox/api/" + path, "Authorization", BEARER);
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return server.post("/signalbox/api/" + path, body, "Authorization", BEARER);
  }

  HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
    return server.send(method, "/signalbox/api/" + path, "Authorization", BEARER);
  }

  String raw(String method, String uri) throws IOException {
    return server.raw(method + " " + uri + " HTTP/1.1", "Authorization: " + BEARER);
  }

  Data json(HttpResponse<String> response) {
    return codec.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  String error(HttpResponse<String> response) {
    return json(response).requiredString("error");
  }

  @Override
  public void close() {
    server.close();
  }
}
