package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.metrics.SignalboxMetrics;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServletTest {

  private static final String PATH = "/signalbox/metrics";

  private final SignalboxMetrics metrics = new SignalboxMetrics("main"::equals, type -> true);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    server = new TestServer(PATH, new MetricsServlet(metrics, codec));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutWish_isTextFormat004() throws Exception {
    metrics.received("main", Outcome.STORED, true, 10, Duration.ofMillis(3));
    HttpResponse<String> response = server.get(PATH);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(contentType(response)).startsWith("text/plain;version=0.0.4");
    assertThat(response.body())
        .contains("signalbox_deliveries_total{endpoint=\"main\",outcome=\"stored\"} 1.0\n")
        .doesNotContain("# EOF");
  }

  @Test
  void scraperThatWantsOpenMetrics_getsIt() throws Exception {
    HttpResponse<String> response =
        server.get(
            PATH,
            "Accept",
            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1");
    assertThat(contentType(response)).startsWith("application/openmetrics-text;version=1.0.0");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  private static String contentType(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
  }

  @Test
  void head_hasNoBody() throws Exception {
    HttpResponse<String> response = server.send("HEAD", PATH);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void post_is405() throws Exception {
    HttpResponse<String> response = server.send("POST", PATH);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }
}
