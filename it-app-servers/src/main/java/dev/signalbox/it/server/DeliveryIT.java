package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.testkit.SignedRequests;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a signed delivery to a typed event in a bean of the application. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeliveryIT {

  private static final String NAME = "delivery";
  private static final String V2025_ENDPOINT = "v2025";

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);

  @Deployment(name = Stirrer.NAME, testable = false)
  static WebArchive stirrer() {
    return Stirrer.application();
  }

  @Deployment(testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class)
        .with("signalbox.endpoint." + V2025_ENDPOINT + ".secrets", Sender.SECRET)
        .build();
  }

  @Test
  void everySampleOfBothVersions_becomesItsTypedEvent() throws Exception {
    List<Sample> samples = Samples.list();
    for (Sample sample : samples) {
      HttpRequest request =
          SignedRequests.both(Sender.SECRET)
              .of(sample.bytes())
              .to(sender.endpoint().resolve("linq/" + endpoint(sample)));
      assertThat(sender.answer(request).statusCode()).as(sample.name()).isEqualTo(200);
    }
    Set<String> expected =
        samples.stream()
            .map(
                sample ->
                    String.join(
                        " ",
                        SampleRecords.id(sample),
                        SampleRecords.record(sample),
                        endpoint(sample)))
            .collect(Collectors.toSet());
    assertThat(expected).hasSameSizeAs(samples);
    Patience.await().untilAsserted(() -> assertThat(noted.after("seen")).containsAll(expected));
  }

  /** The samples of a type have the same id in both versions. */
  private static String endpoint(Sample sample) {
    return sample.version().equals(Samples.V2025) ? V2025_ENDPOINT : "default";
  }

  @Test
  void repeatedDelivery_isHandledOnce() throws Exception {
    assertThat(sender.deliver("once", "chat-1", "hello")).isEqualTo(200);
    assertThat(sender.deliver("once", "chat-1", "hello")).isEqualTo(200);
    assertThat(sender.deliver("after-once", "chat-1", "hello")).isEqualTo(200);
    noted.awaitAll("seen", List.of("after-once"));
    assertThat(noted.after("seen", "once")).containsExactly("MessageReceived default");
    assertThat(ApplicationWar.data(NAME).resolve("inbox.db")).isRegularFile();
  }

  @Test
  void unknownType_isAnUnknownEvent() throws Exception {
    String body =
        "{\"event_id\":\"unknown\",\"event_type\":\"linq.of.tomorrow\",\"data\":{\"chat\":{}}}";
    assertThat(sender.deliver(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(200);
    noted.awaitAll("seen", List.of("unknown"));
    assertThat(noted.after("seen", "unknown")).containsExactly("UnknownEvent default");
  }

  @Test
  void operators_findHealthMetricsAndApi() throws Exception {
    assertThat(sender.get("signalbox/health/live").body()).contains("UP");
    assertThat(sender.get("signalbox/health/ready").statusCode()).isEqualTo(200);
    assertThat(sender.get("signalbox/metrics").body()).contains("signalbox_");
    assertThat(sender.get("signalbox/api/handlers").body()).contains("\"name\":\"delivery\"");
    assertThat(sender.get("signalbox/api/subscriptions").statusCode())
        .as("none are kept here")
        .isEqualTo(409);
    HttpRequest anonymous =
        HttpRequest.newBuilder(Server.uri(NAME).resolve("signalbox/api/handlers")).build();
    assertThat(sender.answer(anonymous).statusCode()).isEqualTo(401);
  }

  @Test
  void withoutAHandlersFolder_noClassOfOsgiIsLoaded() throws Exception {
    Patience.await()
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              // Others that had a folder may just have gone.
              Stirrer.stir();
              assertThat(LoadedClasses.ofOsgi(Server.process(), Recorder.class)).isEmpty();
            });
  }
}
