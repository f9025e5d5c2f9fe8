package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.embedded.SignalboxApi;
import dev.signalbox.embedded.SignalboxHealth;
import dev.signalbox.embedded.SignalboxWebhooks;
import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.testkit.SignedRequests;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that maps the servlets itself, and only those that it wants. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnMappingIT {

  private static final String NAME = "own-mapping";

  private final Sender sender = new Sender(NAME);

  @Deployment(testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class)
        .with("signalbox.embedded.servlets", "false")
        .with("signalbox.endpoint.second.secrets", Sender.SECRET)
        .withServlet(SignalboxWebhooks.class, "/incoming/*")
        .withServlet(SignalboxHealth.class, "/health/*")
        .withServlet(SignalboxApi.class, "/ops/api/*")
        .build();
  }

  @Test
  void servlets_areWhereTheApplicationPutsThemAndNowhereElse() throws Exception {
    URI incoming = Server.uri(NAME).resolve("incoming");
    assertThat(sender.answer(delivery("first", incoming)).statusCode()).isEqualTo(200);
    assertThat(sender.answer(delivery("second", incoming.resolve("incoming/second"))).statusCode())
        .isEqualTo(200);
    new Noted(NAME).awaitAll("seen", List.of("first", "second"));

    assertThat(sender.get("health/ready").statusCode()).isEqualTo(200);
    assertThat(sender.get("ops/api/handlers/" + NAME).statusCode()).isEqualTo(200);
    // The server's own servlet for files may say that nothing is posted to it.
    assertThat(sender.deliver("nowhere", "chat", "hello")).isIn(404, 405);
    assertThat(new Noted(NAME).firstWords("seen")).doesNotContain("nowhere");
    assertThat(sender.get("signalbox/health/ready").statusCode()).isEqualTo(404);
    assertThat(sender.get("signalbox/api/handlers").statusCode()).isEqualTo(404);
    assertThat(sender.get("signalbox/metrics").statusCode()).isEqualTo(404);
  }

  private static HttpRequest delivery(String id, URI uri) {
    return SignedRequests.both(Sender.SECRET).of(Sender.message(id, "chat", "hello")).to(uri);
  }
}
