package dev.signalbox.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.health.Readiness;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.internal.SubscriptionsHealth;
import dev.signalbox.verifier.SigningSecret;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Management beside a real node, over HTTP. */
class ManagementTest {

  private static final String API_KEY = "canary-api-key-1f9a";
  private static final String TOKEN = "canary-admin-token-77c1";
  private static final String SECRETS_KEY =
      Base64.getEncoder()
          .encodeToString("canary-encryption-key-32-bytes!!".getBytes(StandardCharsets.US_ASCII));
  private static final String PHONE = "+12025550199";
  private static final String URL = "https://hooks.example.com/webhooks/linq/main";

  @TempDir private Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private LinqServer linq;

  @BeforeEach
  void start() throws IOException {
    linq = new LinqServer();
    open.add(linq);
    settings.put("signalbox.data.dir", folder.toString());
    settings.put("signalbox.admin.token", TOKEN);
    settings.put("signalbox.management.api-key", API_KEY);
    settings.put("signalbox.management.api-url", linq.base().toString());
    settings.put("signalbox.management.allow-http", "true");
    settings.put("signalbox.management.secrets-key", SECRETS_KEY);
    settings.put("signalbox.management.rate", "1000");
    settings.put("signalbox.management.breaker-window", "10000");
    settings.put("signalbox.management.max-attempts", "2");
    settings.put("signalbox.management.initial-delay", "1ms");
    settings.put("signalbox.management.check-interval", "1d");
    settings.put("signalbox.endpoint.main.url", URL);
    settings.put("signalbox.endpoint.main.events", "message.*");
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private SignalboxNode node() {
    SignalboxNode node = new SignalboxNode(Settings.of(settings), Clock.systemUTC());
    open.add(node);
    return node;
  }

  private Management management(SignalboxNode node) {
    Management management = Management.start(node).orElseThrow();
    open.add(management);
    return management;
  }

  private static EndpointConfig endpoint(SignalboxNode node) {
    return node.keyRings().endpoint("main").orElseThrow();
  }

  @Test
  void nodeWithoutAnApiKey_keepsNoSubscriptionsAndItsPathsAreFreeAfterwards() {
    settings.keySet().removeIf(key -> key.startsWith("signalbox.management."));
    settings.put("signalbox.endpoint.main.secrets", "whsec_" + "MTIz".repeat(8));
    SignalboxNode node = node();

    // A second one beside it would find the paths taken.
    for (int i = 0; i < 2; i++) {
      try (Subscriptions subscriptions = new Subscriptions(node, Optional.empty())) {
        assertThat(subscriptions.management()).isEmpty();
        assertThatThrownBy(() -> new Subscriptions(node, Optional.empty()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("subscriptions");
      }
    }
  }

  @Test
  void nodeWithAnApiKey_keepsSubscriptionsAndItsPathsAreFreeAfterwards() {
    SignalboxNode node = node();

    for (int i = 0; i < 2; i++) {
      try (Subscriptions subscriptions = new Subscriptions(node, Optional.empty())) {
        assertThat(subscriptions.management()).isPresent();
      }
    }
  }

  @Test
  void startedNode_hasItsSecretsBeforeLinqIsAsked() {
    SignalboxNode first = node();
    assertThat(endpoint(first).expecting()).isTrue();
    Management management = management(first);
    assertThat(endpoint(first).expecting()).isFalse();
    assertThat(management.apply().complete()).isTrue();
    assertThat(endpoint(first).managed())
        .extracting(SigningSecret::id)
        .containsExactly("linq-sub-1");

    linq.fail(Optional.of(500));
    SignalboxNode second = node();
    management(second);
    assertThat(endpoint(second).managed())
        .extracting(SigningSecret::id)
        .containsExactly("linq-sub-1");
    assertThat(endpoint(second).expecting()).isFalse();
  }

  @Test
  void withoutKeyOrUrl_thereIsNothingToStart() {
    settings.remove("signalbox.management.api-key");
    settings.put("signalbox.endpoint.main.secrets", "whsec_" + SECRETS_KEY);
    assertThat(Management.start(node())).isEmpty();
  }

  @Test
  void wrongKeyOfTheSecrets_isRed_andLeavesEverythingAsItIs() throws Exception {
    management(node()).apply();
    Path file = folder.resolve("management/secrets.json");
    byte[] before = Files.readAllBytes(file);
    settings.put(
        "signalbox.management.secrets-key", Base64.getEncoder().encodeToString(new byte[32]));
    SignalboxNode node = node();
    Management management = management(node);
    assertThat(node.health().readiness().ready()).isFalse();
    assertThat(reasons(node)).contains("kept signing secrets");
    // Better to be asked again than to refuse for good what a lost secret signed.
    assertThat(endpoint(node).expecting()).isTrue();
    assertThatThrownBy(management::apply).hasMessageContaining("another key");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(linq.ids()).containsExactly("sub-1");
  }

  private static String reasons(SignalboxNode node) {
    Readiness readiness = node.health().readiness();
    return readiness.findings().toString();
  }

  @Test
  void silence_isRed_onlyWhenItIsTooLong_andOnlyWhileActive() {
    Instant[] now = {Instant.parse("2026-11-22T10:00:00Z")};
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    List<String> active = new ArrayList<>(List.of("main"));
    Instant[] last = {Instant.EPOCH};
    SubscriptionsHealth health =
        new SubscriptionsHealth(
            () ->
                Optional.of(
                    new Findings(
                        now[0], Optional.empty(), List.of(), List.of(), List.of(), active, false)),
            () -> false,
            endpoint -> Optional.of(last[0]),
            Optional.of(Duration.ofHours(1)),
            clock);
    assertThat(health.check().status()).hasToString("UP");
    now[0] = now[0].plus(Duration.ofMinutes(61));
    assertThat(health.check().status()).hasToString("DOWN");
    assertThat(health.check().reason()).contains("nothing has arrived at endpoint main");
    last[0] = now[0];
    assertThat(health.check().status()).hasToString("UP");
    now[0] = now[0].plus(Duration.ofMinutes(61));
    active.clear();
    assertThat(health.check().status()).hasToString("UP");
  }

  @Test
  void noSecretIsShownAnywhere() throws Exception {
    settings.put("signalbox.endpoint.main.phone-numbers", PHONE);
    StringBuilder shown = new StringBuilder();
    List<LogRecord> records = new ArrayList<>();
    try (Capture capture = new Capture(records)) {
      SignalboxNode node = node();
      Management management = management(node);
      shown.append(node.settings()).append(node.settings().management());
      shown.append(node.settings().endpoints());
      for (int status : new int[] {400, 401, 403, 404, 409, 422, 429, 500, 302, 200}) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
          linq.fail(status, method);
          everything(management, shown);
        }
      }
      linq.fail(Optional.empty());
      everything(management, shown);
      String stranger = linq.stranger(URL + "?version=2025-01-01&signalbox=9");
      attempt(shown, () -> management.adopt(stranger, true));
      attempt(shown, () -> management.adopt(stranger, false));
      linq.remove(linq.ids().get(0));
      attempt(shown, () -> management.check(true));
      shown.append(reasons(node)).append(metrics(node)).append(node.keyRings().endpoint("main"));
      assertThat(capture.seen()).isTrue();
    }
    SimpleFormatter formatter = new SimpleFormatter();
    records.forEach(record -> shown.append(formatter.format(record)));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        shown.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(linq.secrets()).hasSizeGreaterThan(2);
    List<String> canaries = new ArrayList<>(linq.secrets());
    linq.secrets().forEach(secret -> canaries.add(secret.substring("whsec_".length())));
    canaries.addAll(List.of(API_KEY, TOKEN, SECRETS_KEY, "canary"));
    assertThat(shown.toString()).hasSizeGreaterThan(5000).doesNotContain(canaries);
    assertThat(
            records.stream()
                .filter(record -> record.getLevel().intValue() >= Level.INFO.intValue())
                .map(formatter::format))
        .noneMatch(text -> text.contains(PHONE));
  }

  private void everything(Management management, StringBuilder shown) {
    attempt(shown, management::plan);
    attempt(shown, management::apply);
    attempt(shown, management::list);
    attempt(shown, () -> management.rotate("main"));
    attempt(shown, () -> management.pause("main"));
    attempt(shown, () -> management.resume("main"));
    attempt(shown, () -> management.check(true));
    attempt(shown, () -> management.rotate("nothing"));
    attempt(shown, management::findings);
  }

  /**
   * A failure counts as shown with its whole trace, as a log would have it; the trace is printed
   * into a text that is then searched for secrets.
   */
  private static void attempt(StringBuilder shown, java.util.concurrent.Callable<?> call) {
    try {
      shown.append(call.call()).append('\n');
    } catch (LinqException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      shown.append(trace).append(e.whatToDo()).append(e.traceId());
    } catch (Exception e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      shown.append(trace);
    }
  }

  private static String metrics(SignalboxNode node) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder().build().write(out, node.metrics().scrape());
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("signalbox_linq_requests_total{operation=\"create\",outcome=\"ok\"}");
    return text;
  }

  /** Everything that is logged, at any level. */
  private static final class Capture extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<LogRecord> records;

    Capture(List<LogRecord> records) {
      this.records = records;
      setLevel(Level.ALL);
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }

    boolean seen() {
      synchronized (records) {
        return records.stream().anyMatch(record -> record.getMessage().contains("SBX-7000"));
      }
    }

    @Override
    public void publish(LogRecord record) {
      synchronized (records) {
        records.add(record);
      }
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(before);
    }
  }
}
