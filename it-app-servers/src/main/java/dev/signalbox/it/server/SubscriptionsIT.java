package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Moody;
import dev.signalbox.simulator.DeliveryQuery;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.testkit.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application keeps its subscription at a local Linq, and gets what that delivers. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SubscriptionsIT {

  private static final String NAME = "subscriptions";
  private static final String API_KEY = "api-key-of-the-suite";

  /** Started before the application is packed, which has its address in it. */
  private static final Simulator LINQ =
      Simulator.start(SimulatorOptions.builder().apiKey(API_KEY).allowHttp(true).build());

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);
  @ArquillianResource private Deployer deployer;

  @Deployment(name = Stirrer.NAME, testable = false)
  static WebArchive stirrer() {
    return Stirrer.application();
  }

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    ApplicationWar war =
        new ApplicationWar(NAME, Moody.class)
            .withClass(FailureIT.textsClass())
            .with("signalbox.management.api-url", LINQ.apiBase().toString())
            .with("signalbox.management.allow-http", "true")
            .with("signalbox.management.api-key", API_KEY)
            .with("signalbox.endpoint.main.url", Server.uri(NAME) + "webhooks/linq/main");
    for (File handler : ApplicationWar.libraries("handlers")) {
      if (handlersAsJars() && handler.getName().contains("handlers-call")) {
        war.withLibrary(handler);
      }
    }
    return war.build();
  }

  private static boolean handlersAsJars() {
    return Server.lacks("startup").isEmpty();
  }

  @AfterAll
  static void end() {
    LINQ.close();
  }

  @Test
  void planAndApply_makeTheSubscriptionThatTheObserversNeed() throws Exception {
    ServerLog log = ServerLog.fromNow();
    // A server that keeps every application keeps both of these, and those of earlier tests.
    long inherent = Server.leaks() ? Remains.loaders(Moody.class) + 2 : Server.keeps();
    deployer.deploy(NAME);
    assertThat(sender.get("signalbox/api/subscriptions/plan").body()).contains("create");
    assertThat(subscriptions()).isEmpty();

    assertThat(sender.post("signalbox/api/subscriptions/apply").statusCode()).isEqualTo(200);
    JsonObject made = subscriptions().get(0);
    assertThat(made.getString("target_url")).startsWith(Server.uri(NAME) + "webhooks/linq/main");
    assertThat(made.getJsonArray("subscribed_events").toString())
        .as("of the application's observer, and of the handler's in its libraries")
        .contains("\"message.received\"")
        .contains(handlersAsJars() ? "\"call.ended\"" : "")
        .doesNotContain("reaction.", "phone_number.");
    assertDelivered();

    deployer.undeploy(NAME);
    deployer.deploy(NAME);
    assertThat(sender.get("signalbox/api/subscriptions/plan").body()).doesNotContain("create");
    assertDelivered();
    assertThat(subscriptions()).hasSize(1);

    deployer.undeploy(NAME);
    Remains.awaitNone(NAME, Moody.class, inherent);
    assertThat(log.leaks()).isEmpty();
  }

  /** What Linq signs with the secret that only this application was told. */
  private void assertDelivered() throws IOException {
    JsonObject sample;
    try (JsonReader reader =
        Json.createReader(
            new ByteArrayInputStream(Samples.bytes(Samples.V2026, "message.received")))) {
      sample = reader.readObject();
    }
    String id = LINQ.publish(Occurrence.of("message.received", sample.getJsonObject("data")));
    noted.awaitAll("done", List.of(id));
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(LINQ.deliveries(DeliveryQuery.ofEvent(id)))
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.status()).hasValue(200)));
  }

  private List<JsonObject> subscriptions() throws IOException, InterruptedException {
    String body =
        sender
            .answer(
                HttpRequest.newBuilder(URI.create(LINQ.apiBase() + "/v3/webhook-subscriptions"))
                    .header("Authorization", "Bearer " + API_KEY)
                    .build())
            .body();
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getJsonArray("subscriptions").getValuesAs(JsonObject.class);
    }
  }
}
