package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.testkit.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two applications in one server, each with its own secret, inbox, handler, and framework, with a
 * bundle of the same name in each.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TwoApplicationsIT {

  private static final String ONE = "one";
  private static final String TWO = "two";
  private static final String OTHER_SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

  private final Sender one = new Sender(ONE);
  private final Sender two = new Sender(TWO, OTHER_SECRET);

  @Deployment(name = ONE, testable = false)
  static WebArchive one() throws IOException {
    return application(ONE).build();
  }

  @Deployment(name = TWO, testable = false)
  static WebArchive two() throws IOException {
    return application(TWO)
        .with("signalbox.endpoint.default.secrets", OTHER_SECRET)
        .with("signalbox.embedded.path", "/in")
        .build();
  }

  private static ApplicationWar application(String name) throws IOException {
    Path handlers = ApplicationWar.folder(name).resolve("handlers");
    Files.createDirectories(handlers);
    new HandlerBundle(handlers, ApplicationWar.notes(name)).deploy("bundle-of-" + name, 1);
    return new ApplicationWar(name, Recorder.class)
        .with("signalbox.handlers.dir", handlers.toString());
  }

  @Test
  void eachApplication_hasItsOwnDeliveriesHandlersAndBundles() throws Exception {
    assertThat(one.deliver("for-one", "chat", "hello")).isEqualTo(200);
    assertThat(two.answer(forTwo(Server.uri(TWO).resolve("in"))).statusCode()).isEqualTo(200);
    assertThat(one.answer(forTwo(one.endpoint())).statusCode()).isEqualTo(401);

    assertHandled(ONE, "for-one");
    assertHandled(TWO, "for-two");
    assertThat(one.get("signalbox/api/handlers").body())
        .contains("\"name\":\"one\"")
        .doesNotContain("\"two\"");
    assertThat(two.get("signalbox/api/events/for-one").statusCode()).isEqualTo(404);
  }

  private static HttpRequest forTwo(URI uri) {
    return SignedRequests.both(OTHER_SECRET).of(Sender.message("for-two", "chat", "hello")).to(uri);
  }

  private static void assertHandled(String application, String event) {
    Noted noted = new Noted(application);
    noted.await(List.of("MessageReceived default"), "seen", event);
    noted.awaitAll("bundle-of-" + application, List.of(event));
    assertThat(noted.firstWords("seen")).containsExactly(event);
    assertThat(noted.firstWords("bundle-of-" + application)).containsExactly(event);
    assertThat(noted.after("bundle-of-" + (application.equals(ONE) ? TWO : ONE))).isEmpty();
  }
}
