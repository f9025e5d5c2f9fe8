package dev.signalbox.management.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.management.client.StubServer.Canned;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinqClientTest {

  private static final String KEY = "canary-api-key-0123456789";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String NONE = "{\"subscriptions\":[]}";
  private static final String CREATED =
      """
      {"id":"sub-1","target_url":"https://h.example.com/w?version=2026-02-03","subscribed_events":["message.received"],
       "is_active":true,"created_at":"2026-11-22T10:00:00.123456789Z","updated_at":"x","signing_secret":"whsec_canarysecret","new":{"a":1}}
      """;

  private final StubServer server = new StubServer();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> tries = new ArrayList<>();
  private int maxAttempts = 3;
  private int breakerWindow = 100;
  private Duration timeout = Duration.ofSeconds(5);

  @AfterEach
  void stop() {
    server.close();
    executor.shutdownNow();
  }

  private LinqClient client() {
    return client(server.base());
  }

  private LinqClient client(URI base) {
    ClientSettings settings =
        new ClientSettings(
            base,
            true,
            new ApiKey(KEY),
            timeout,
            maxAttempts,
            Duration.ofMillis(500),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            1000,
            2,
            breakerWindow,
            50,
            Duration.ofSeconds(30));
    return new LinqClient(
        settings,
        executor,
        Clock.fixed(NOW, ZoneOffset.UTC),
        waits::add,
        new Random(1),
        new ClientListener() {
          @Override
          public void tried(String operation, String outcome, Duration took) {
            tries.add(operation + ' ' + outcome);
          }

          @Override
          public void retrying(String operation, Duration wait) {
            tries.add("again");
          }
        });
  }

  private static SubscriptionDraft draft() {
    return new SubscriptionDraft(
        URI.create("https://h.example.com/w?version=2026-02-03"),
        new TreeSet<>(Set.of("message.received")),
        new TreeSet<>(),
        Optional.empty(),
        Optional.empty());
  }

  private static String error(int code, String message) {
    return "{\"success\":false,\"error\":{\"status\":400,\"code\":%d,\"message\":\"%s\"},\"trace_id\":\"abc123\"}"
        .formatted(code, message);
  }

  @Test
  void list_readsWhatIsKnown_andIgnoresTheRest() {
    server.then(
        200,
        """
        {"subscriptions":[{"id":"a","target_url":"https://x.example.com/","subscribed_events":["message.sent","new.type"],
          "is_active":false,"phone_numbers":null,"routing_key_header":"X-Route"},
          {"id":"b","target_url":"not a url at all","subscribed_events":[],"is_active":true,"phone_numbers":["+12025550100"]}],"more":1}
        """);
    List<Subscription> all = client().subscriptions();
    assertThat(all).extracting(Subscription::id).containsExactly("a", "b");
    assertThat(all.get(0).events()).containsExactly("message.sent", "new.type");
    assertThat(all.get(0).active()).isFalse();
    assertThat(all.get(0).routingKeyHeader()).contains("X-Route");
    assertThat(all.get(1).phoneNumbers()).containsExactly("+12025550100");
    assertThat(server.seen().get(0).path()).isEqualTo("/api/partner/v3/webhook-subscriptions");
    assertThat(server.seen().get(0).authorization()).isEqualTo("Bearer " + KEY);
  }

  @Test
  void baseWithVersion_isTakenToo() {
    server.then(200, NONE);
    client(URI.create(server.base() + "/v3/")).subscriptions();
    assertThat(server.seen().get(0).path()).isEqualTo("/api/partner/v3/webhook-subscriptions");
  }

  @Test
  void create_sendsNoEmptyPhoneNumbers_andReadsTheSecret() {
    server.then(201, CREATED);
    CreatedSubscription created = client().create(draft());
    assertThat(created.signingSecret()).isEqualTo("whsec_canarysecret");
    assertThat(created.subscription().createdAt())
        .contains(Instant.parse("2026-11-22T10:00:00.123456789Z"));
    assertThat(created.toString()).doesNotContain("canary");
    assertThat(server.seen().get(0).body())
        .contains("\"target_url\":\"https://h.example.com/w?version=2026-02-03\"")
        .contains("\"subscribed_events\":[\"message.received\"]")
        .doesNotContain("phone_numbers")
        .doesNotContain("routing");
  }

  @Test
  void update_sendsOnlyWhatChanges_andAnEmptyListForAllLines() {
    server.then(200, CREATED);
    client()
        .update(
            "sub-1",
            new SubscriptionChange(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new TreeSet<>()),
                Optional.of(true)));
    assertThat(server.seen().get(0).method()).isEqualTo("PUT");
    assertThat(server.seen().get(0).body()).isEqualTo("{\"is_active\":true,\"phone_numbers\":[]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 429})
  void whatMayBeRepeated_isTriedAgain(int status) {
    server.then(status, "").then(200, NONE);
    assertThat(client().subscriptions()).isEmpty();
    assertThat(server.seen()).hasSize(2);
    assertThat(waits).hasSize(1);
    assertThat(waits.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void lostAnswer_ofWhatMayBeRepeated_isAskedForAgain() {
    // Some of these the JDK's client repeats by itself, as it may with a GET.
    server.then(0, "").then(0, "").then(200, NONE);
    assertThat(client().subscriptions()).isEmpty();
  }

  @Test
  void damagedAnswer_isAskedForAgain() {
    server.then(200, "{\"subscriptions\":[{\"id\":").then(200, "<html>").then(200, NONE);
    assertThat(client().subscriptions()).isEmpty();
  }

  @Test
  void triesAreBounded_andTheWaitsGrow() {
    maxAttempts = 8;
    server.then(500, error(3006, "Internal server error"));
    LinqServerException failure =
        catchThrowableOfType(LinqServerException.class, () -> client().subscriptions());
    assertThat(server.seen()).hasSize(8);
    assertThat(waits).hasSize(7).allMatch(wait -> wait.compareTo(Duration.ofSeconds(8)) <= 0);
    assertThat(waits.get(6)).isGreaterThan(Duration.ofSeconds(3));
    assertThat(failure.status()).hasValue(500);
    assertThat(failure.code()).hasValue(3006);
    assertThat(failure.traceId()).contains("abc123");
    assertThat(failure.whatToDo()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 410, 302})
  void refusals_areNotTriedAgain(int status) {
    server.then(status, error(1005, "Invalid parameter value"));
    LinqException failure =
        catchThrowableOfType(LinqException.class, () -> client().subscriptions());
    assertThat(server.seen()).hasSize(1);
    assertThat(failure.status()).hasValue(status);
    Class<?> expected =
        switch (status) {
          case 401 -> LinqAuthenticationException.class;
          case 403 -> LinqAccessException.class;
          case 404 -> LinqNotFoundException.class;
          case 409 -> LinqConflictException.class;
          case 302 -> LinqProtocolException.class;
          default -> LinqRequestException.class;
        };
    assertThat(failure).isExactlyInstanceOf(expected);
  }

  @Test
  void redirect_isNotFollowed() {
    try (StubServer thief = new StubServer()) {
      server.then(new Canned(307, Map.of("Location", thief.base().toString()), ""));
      assertThatThrownBy(() -> client().subscriptions())
          .isInstanceOf(LinqProtocolException.class)
          .hasMessageContaining("redirects are not followed");
      assertThat(thief.seen()).isEmpty();
    }
  }

  @Test
  void retryAfterInSeconds_isWaitedFor() {
    server.then(new Canned(429, Map.of("Retry-After", "7"), "")).then(200, NONE);
    client().subscriptions();
    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void retryAfterAsDate_isWaitedFor() {
    server
        .then(new Canned(503, Map.of("Retry-After", "Sun, 22 Nov 2026 10:00:42 GMT"), ""))
        .then(200, NONE);
    client().subscriptions();
    assertThat(waits).containsExactly(Duration.ofSeconds(42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61", "99999999999999999999", "Sun, 22 Nov 2026 11:00:00 GMT"})
  void retryAfterBeyondTheBound_failsTheCall(String value) {
    server.then(new Canned(429, Map.of("Retry-After", value), error(1007, "Rate limit")));
    LinqRateLimitException failure =
        catchThrowableOfType(LinqRateLimitException.class, () -> client().subscriptions());
    assertThat(failure.retryAfter()).isPresent();
    assertThat(waits).isEmpty();
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "soon", "", "Sun, 22 Nov 2020 10:00:00 GMT"})
  void uselessRetryAfter_fallsBack(String value) {
    server.then(new Canned(429, Map.of("Retry-After", value), "")).then(200, NONE);
    client().subscriptions();
    assertThat(waits).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 504, 408, 0})
  void creationOfUnknownOutcome_isNeverRepeated(int status) {
    server.then(status, "");
    assertThatThrownBy(() -> client().create(draft()))
        .isInstanceOf(LinqOutcomeUnknownException.class);
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"id\":\"a\"}",
        "null",
        "[]",
        "{\"id\":\"a\",\"target_url\":\"https://a\"}"
      })
  void creationWithAnUnreadableAnswer_isOfUnknownOutcome(String body) {
    server.then(201, body);
    assertThatThrownBy(() -> client().create(draft()))
        .isInstanceOf(LinqOutcomeUnknownException.class);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void creationThatIsRefusedForTheRate_isRepeated() {
    server.then(new Canned(429, Map.of("Retry-After", "1"), "")).then(201, CREATED);
    client().create(draft());
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void nobodyThere_isToldAsNotReached_alsoForACreation() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    LinqClient client = client(URI.create("http://127.0.0.1:" + free));
    assertThatThrownBy(() -> client.create(draft()))
        .isExactlyInstanceOf(LinqUnavailableException.class)
        .hasMessageContaining("was not reached");
    assertThat(waits).hasSize(2);
  }

  @Test
  void deletionOfWhatIsGone_isFine() {
    server.then(0, "").then(404, error(2010, "Webhook subscription not found"));
    client().delete("sub-1");
    assertThat(server.seen()).hasSize(2);
    assertThatThrownBy(() -> client().delete("../webhook-events"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void hugeAnswer_isCutOff() {
    server.then(200, "{\"subscriptions\":[]" + " ".repeat(2_000_000) + "}");
    assertThatThrownBy(() -> client().subscriptions()).isInstanceOf(LinqProtocolException.class);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void silentServer_isGivenUpAfterTheTimeout() throws Exception {
    timeout = Duration.ofMillis(300);
    maxAttempts = 2;
    try (ServerSocket silent = new ServerSocket(0)) {
      LinqClient client = client(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      assertThatThrownBy(client::subscriptions)
          .isInstanceOf(LinqUnavailableException.class)
          .hasMessageContaining("signalbox.management.timeout");
      assertThat(tries).containsExactly("list timeout", "again", "list timeout");
    }
  }

  @Test
  void bodyThatTrickles_isGivenUpAfterTheTimeout_andTheConnectionCloses() throws Exception {
    timeout = Duration.ofMillis(300);
    maxAttempts = 1;
    try (ServerSocket slow = new ServerSocket(0)) {
      LinqClient client = client(URI.create("http://127.0.0.1:" + slow.getLocalPort()));
      var call =
          executor.submit(
              () -> {
                try {
                  client.subscriptions();
                  return Optional.<LinqException>empty();
                } catch (LinqException e) {
                  return Optional.of(e);
                }
              });
      try (Socket socket = slow.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes());
        assertThat(call.get()).containsInstanceOf(LinqUnavailableException.class);
        socket.setSoTimeout(5000);
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
          // The request; then the client hangs up.
        }
      }
    }
  }

  @Test
  void afterTooManyFailures_linqIsLeftAlone() {
    maxAttempts = 1;
    breakerWindow = 4;
    server.then(500, "");
    LinqClient client = client();
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(client::subscriptions).isInstanceOf(LinqServerException.class);
    }
    assertThat(client.breakerState()).isEqualTo("open");
    assertThatThrownBy(client::subscriptions).isInstanceOf(LinqKeptBackException.class);
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void refusals_doNotOpenTheBreaker() {
    breakerWindow = 4;
    server.then(400, "");
    LinqClient client = client();
    for (int i = 0; i < 8; i++) {
      assertThatThrownBy(client::subscriptions).isInstanceOf(LinqRequestException.class);
    }
    assertThat(client.breakerState()).isEqualTo("closed");
  }

  @Test
  void messagesRepeatNoSecretAndNoNumber_andAreShort() {
    server.then(
        400,
        error(
            1002,
            "bad key "
                + KEY
                + " or whsec_canarysecret= or Bearer abc.def of +12025550100 "
                + "x".repeat(2000)));
    LinqException failure =
        catchThrowableOfType(LinqException.class, () -> client().create(draft()));
    assertThat(failure.getMessage())
        .doesNotContain(KEY)
        .doesNotContain("canarysecret")
        .doesNotContain("abc.def")
        .doesNotContain("+1202")
        .hasSizeLessThan(600);
  }

  @Test
  void plainHttp_mustBeAllowed() {
    assertThatThrownBy(() -> settings("http://api.example.com", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://")
        .hasMessageNotContaining(KEY);
    assertThatThrownBy(() -> settings("ftp://api.example.com", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings("https://user:pw@api.example.com", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(settings("https://api.example.com", false).toString()).doesNotContain(KEY);
  }

  @Test
  void unusableKey_isRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> new ApiKey("bad key\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("bad key\n");
  }

  private static ClientSettings settings(String url, boolean allowHttp) {
    return new ClientSettings(
        URI.create(url),
        allowHttp,
        new ApiKey(KEY),
        Duration.ofSeconds(1),
        1,
        Duration.ofMillis(1),
        Duration.ofMillis(1),
        Duration.ofSeconds(1),
        1,
        1,
        1,
        50,
        Duration.ofSeconds(1));
  }
}
