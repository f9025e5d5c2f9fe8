package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications in one server, each with its own secret, inbox and handler. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TwoApplicationsIT {

  private static final String OTHER_SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

  @Deployment(name = "one", testable = false)
  static WebArchive one() {
    return new ApplicationWar("one", Recorder.class).build();
  }

  @Deployment(name = "two", testable = false)
  static WebArchive two() {
    return new ApplicationWar("two", Recorder.class)
        .with("signalbox.endpoint.default.secrets", OTHER_SECRET)
        .with("signalbox.embedded.path", "/in")
        .build();
  }

  @Test
  void eachApplication_hasItsOwnDeliveriesAndHandlers() throws Exception {
    Sender one = new Sender("one");
    Sender two = new Sender("two", OTHER_SECRET);

    assertThat(one.deliver("for-one", "chat", "hello")).isEqualTo(200);
    assertThat(
            two.answer(
                    dev.signalbox.testkit.SignedRequests.both(OTHER_SECRET)
                        .of(Sender.message("for-two", "chat", "hello"))
                        .to(Server.uri("two").resolve("in")))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            one.answer(
                    dev.signalbox.testkit.SignedRequests.both(OTHER_SECRET)
                        .of(Sender.message("for-two", "chat", "hello"))
                        .to(one.endpoint()))
                .statusCode())
        .isEqualTo(401);

    new Noted("one").awaitAll("seen", List.of("for-one"));
    new Noted("two").awaitAll("seen", List.of("for-two"));
    assertThat(new Noted("one").after("seen", "for-two")).isEmpty();
    assertThat(new Noted("two").after("seen", "for-one")).isEmpty();
    assertThat(one.get("signalbox/api/handlers").body())
        .contains("\"name\":\"one\"")
        .doesNotContain("\"two\"");
    assertThat(two.get("signalbox/api/events/for-one").statusCode()).isEqualTo(404);
  }
}
