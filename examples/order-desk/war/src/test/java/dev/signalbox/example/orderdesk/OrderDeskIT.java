package dev.signalbox.example.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.SignedRequests;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application on WildFly: from the signed delivery to the answer, and the plug-in beside it.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OrderDeskIT {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";
  private static final String TOKEN = "integration-test-token";
  private static final URI APPLICATION = URI.create("http://127.0.0.1:22080/order-desk/");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final LinqStandIn LINQ = standIn();

  private final HttpClient http = HttpClient.newHttpClient();

  private static LinqStandIn standIn() {
    try {
      return new LinqStandIn(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Deployment(testable = false)
  static WebArchive application() throws IOException {
    forgetEarlierRuns();
    WebArchive war =
        ShrinkWrap.createFromZipFile(
            WebArchive.class, Path.of(System.getProperty("it.war")).toFile());
    String xml = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
    return war.setWebXML(
        new StringAsset(
            xml.replace(
                "</web-app>",
                parameter("signalbox.endpoint.default.secrets", SECRET)
                    + parameter("signalbox.admin.token", TOKEN)
                    + parameter("LINQ_API_V3_BASE_URL", LINQ.base().toString())
                    + parameter("LINQ_API_V3_API_KEY", "key-of-the-test")
                    + "</web-app>")));
  }

  private static String parameter(String name, String value) {
    return "<context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>"
        .formatted(name, value);
  }

  /** The application's folder in the server. */
  private static Path folder() {
    return Path.of(System.getProperty("it.server.base"), "data", "signalbox", "order-desk");
  }

  private static void forgetEarlierRuns() throws IOException {
    if (Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.walk(folder())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    LINQ.close();
  }

  @Test
  void order_isKeptAndAnsweredOnceHoweverOftenItComes() throws Exception {
    // Linq is not well at first.
    LINQ.reply(new LinqStandIn.Reply(503, -1), new LinqStandIn.Reply(429, 1));
    deliver("event-1", "message-1", "chat-1", "Order 3 espresso");
    deliver("event-2", "message-2", "chat-1", "how are you?");
    awaitOrders("SENT");

    // The same message in another event, and again by hand.
    deliver("event-3", "message-1", "chat-1", "Order 3 espresso");
    assertThat(post("signalbox/api/handlers/order-desk/replay", "{\"event\":\"event-1\"}"))
        .isEqualTo(200);
    // What comes after them has been answered, so they have been handled.
    deliver("event-4", "message-4", "chat-1", "order 6 espresso");
    awaitOrders("SENT", "SENT");

    List<JsonObject> sent =
        LINQ.requests().stream()
            .map(request -> json(request.body()).getJsonObject("message"))
            .toList();
    assertThat(sent)
        .extracting(OrderDeskIT::text)
        .containsExactly(
            "Thank you! Order 1: 3 x espresso.",
            "Thank you! Order 1: 3 x espresso.",
            "Thank you! Order 1: 3 x espresso.",
            "Thank you! Order 2: 6 x espresso.");
    assertThat(sent.subList(0, 3))
        .extracting(message -> message.getString("idempotency_key"))
        .containsOnly("order-desk-message-1");
    assertThat(LINQ.requests())
        .allSatisfy(
            request -> {
              assertThat(request.line()).isEqualTo("POST /api/partner/v3/chats/chat-1/messages");
              assertThat(request.authorization()).isEqualTo("Bearer key-of-the-test");
            });

    plugInDroppedIntoTheRunningApplication_countsWhatWasOrdered();
  }

  /** The orders of before it came as well, each once. */
  private void plugInDroppedIntoTheRunningApplication_countsWhatWasOrdered() throws Exception {
    Path settings = folder().resolve("conf/handlers/stock-alert.properties");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "stock.espresso=10\nalert-at=3\n");
    Path jar = folder().resolve("stock-alert.part");
    Files.copy(Path.of(System.getProperty("it.plugin")), jar);
    Files.move(jar, folder().resolve("handlers/stock-alert.jar"), StandardCopyOption.ATOMIC_MOVE);

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("signalbox/api/stock"))
                    .contains("\"article\":\"espresso\"")
                    .contains("\"sold\":9")
                    .contains("\"left\":1"));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        json(get("signalbox/api/events?type=stockalert.article.low"))
                            .getJsonArray("events"))
                    .hasSize(1));
  }

  private static String text(JsonObject message) {
    return message.getJsonArray("parts").getJsonObject(0).getString("value");
  }

  private void deliver(String event, String message, String chat, String text) throws Exception {
    HttpRequest request =
        SignedRequests.standard(SECRET)
            .of(
                Events.messageReceived()
                    .id(event)
                    .messageId(message)
                    .chat(chat)
                    .from("+12025550177")
                    .text(text)
                    .build())
            .to(APPLICATION.resolve("webhooks/linq"));
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  private void awaitOrders(String... answers) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(json(get("signalbox/api/orders")).getJsonArray("orders"))
                    .extracting(order -> order.asJsonObject().getString("answer"))
                    .containsExactly(answers));
  }

  private String get(String path) throws Exception {
    return http.send(operator(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private int post(String path, String body) throws Exception {
    return http.send(
            operator(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest.Builder operator(String path) {
    return HttpRequest.newBuilder(APPLICATION.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TOKEN);
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
