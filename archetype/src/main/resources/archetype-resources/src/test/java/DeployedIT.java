package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.launcher.Distribution;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.SignedRequests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar as it is delivered, in a whole node: shows that the manifest is right, that the container
 * finds the beans, and that a signed delivery reaches them.
 */
class DeployedIT {

  private static final String SECRET = "whsec_YSBzZWNyZXQgZm9yIHRlc3RzIG9ubHkgLi4u";
  private static final String TOKEN = "token-for-tests-only";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void signedDelivery_isHandledAndWhatItPublishesIsStored(@TempDir Path temp) throws Exception {
    Path data = temp.resolve("data");
    Path handlers = Files.createDirectory(temp.resolve("handlers"));
    Path jar = Path.of(System.getProperty("handler.jar"));
    Path copy = Files.copy(jar, temp.resolve(jar.getFileName()));
    Distribution distribution = new Distribution(Path.of(System.getProperty("signalbox.home")));
    Map<String, String> settings =
        Map.of(
            "signalbox.http.port", "0",
            "signalbox.data.dir", data.toString(),
            "signalbox.admin.token", TOKEN,
            "signalbox.endpoint.default.secrets", SECRET);
    try (RunningNode node = new Launcher(distribution).start(settings, data, handlers)) {
      URI address = node.address().orElseThrow();
      // Moved in one step: a folder that is watched never sees half a jar.
      Files.move(copy, handlers.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);

      HttpRequest delivery =
          SignedRequests.standard(SECRET)
              .of(Events.messageReceived().from("+12025550101").build())
              .to(address.resolve("/webhooks/linq"));
      assertThat(client.send(delivery, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(ask(address, "events?type=" + ContactObserver.FIRST_CONTACT))
                      .contains(ContactObserver.FIRST_CONTACT));
      assertThat(ask(address, "handlers/" + System.getProperty("handler.name")))
          .contains("message.received");
    }
  }

  private String ask(URI address, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/signalbox/api/" + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
