package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerCommandTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";
  private static final String ID = "webhook-id";
  private static final String LEGACY_SIGNATURE = "X-Webhook-Signature";

  @TempDir private Path folder;
  private volatile int status = 200;
  private StubServer server;

  @BeforeEach
  void start() {
    server = StubServer.start(request -> StubServer.Answer.json(status, ""));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sample_isSignedInBothSchemesAndFresh() {
    Cli.Result first = trigger("message.received");
    Cli.Result second = trigger("message.received");

    assertThat(first.exit()).isZero();
    assertThat(first.out()).startsWith("message.received ").endsWith(" -> 200 accepted\n");
    List<String> ids = new ArrayList<>();
    for (StubServer.Request request : server.requests()) {
      assertThat(verdict(request, Scheme.STANDARD)).isInstanceOf(Verdict.Accepted.class);
      assertThat(verdict(request, Scheme.LEGACY)).isInstanceOf(Verdict.Accepted.class);
      assertThat(request.header("X-Webhook-Event")).containsExactly("message.received");
      assertThat(request.header("Content-Type")).containsExactly("application/json");
      JsonObject body = body(request);
      assertThat(body.getString("webhook_version")).isEqualTo("2026-02-03");
      assertThat(request.header(ID)).containsExactly(body.getString("event_id"));
      ids.add(body.getString("event_id"));
    }
    assertThat(second.exit()).isZero();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everySampleOfBothVersions_isSent() {
    for (Sample sample : Samples.list()) {
      assertThat(trigger(sample.type(), "--version", sample.version()).exit())
          .as(sample.name())
          .isZero();
    }
    assertThat(server.requests()).hasSize(Samples.list().size());
  }

  @Test
  void schemeOnTheCommandLine_isTheOnlyOne() {
    trigger("message.sent", "--scheme", "standard");
    trigger("message.sent", "--scheme", "legacy");

    StubServer.Request standard = server.requests().get(0);
    assertThat(standard.header(LEGACY_SIGNATURE)).isEmpty();
    assertThat(verdict(standard, Scheme.STANDARD)).isInstanceOf(Verdict.Accepted.class);
    StubServer.Request legacy = server.requests().get(1);
    assertThat(legacy.header(ID)).isEmpty();
    assertThat(verdict(legacy, Scheme.LEGACY)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void file_isSentByteForByteUnderItsEventId() throws IOException {
    byte[] bytes =
        "{ \"event_id\":\"evt_1\",\r\n\"event_type\" : \"x.y\",\"data\":{\"t\":\"\\u00e9é\"} }\n"
            .getBytes(StandardCharsets.UTF_8);
    Cli.Result result = trigger("x.y", "--file", write(bytes), "--json");

    assertThat(result.json().getString("webhook_id")).isEqualTo("evt_1");
    assertThat(server.only().body()).isEqualTo(bytes);
    assertThat(server.only().header(ID)).containsExactly("evt_1");
    assertThat(server.only().header("X-Webhook-Event")).containsExactly("x.y");
    assertThat(verdict(server.only(), Scheme.STANDARD)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void fileWithoutAnIdThatCanBeOne_isSentUnderANewOne() throws IOException {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {(byte) 0xff, 0, 10, 13},
            "{\"event_type\":\"x\",\"event_id\":\"a.b\"}".getBytes(StandardCharsets.UTF_8),
            "{\"event_type\":\"x\",\"event_id\":\"a\\nb\"}".getBytes(StandardCharsets.UTF_8),
            "{\"event_type\":\"x\",\"event_id\":7}".getBytes(StandardCharsets.UTF_8))) {
      assertThat(trigger("x", "--file", write(bytes)).exit()).isZero();
      StubServer.Request request = server.requests().get(server.requests().size() - 1);
      assertThat(request.body()).isEqualTo(bytes);
      assertThat(UUID.fromString(request.header(ID).get(0)).version()).isEqualTo(4);
      assertThat(verdict(request, Scheme.STANDARD)).isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void urlWithoutAPath_isTheDefaultEndpoint() {
    assertThat(Cli.run("trigger", "message.sent", "--secret", SECRET, "--url", server.url()).exit())
        .isZero();
    assertThat(server.only().uri().getPath()).isEqualTo("/webhooks/linq");
  }

  @Test
  void unknownType_isAUsageErrorThatListsTypes() {
    assertThat(trigger("message.nope").failed(2).err())
        .contains("message.nope", "message.received", "reaction.added", "--file");
    assertThat(trigger("message.sent", "--version", "1999-01-01").failed(2).err())
        .contains("1999-01-01", "2025-01-01", "2026-02-03");
    assertThat(Cli.run("trigger").failed(2).err()).contains("TYPE", "Usage:");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void typeThatIsNoHeaderValue_isAUsageError() throws IOException {
    String file = write("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(trigger("a\r\nX-Evil: 1", "--file", file).failed(2).err()).contains("TYPE");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void answerOtherThan2xx_isNotAccepted() {
    for (int answer : List.of(302, 401, 413, 500, 503)) {
      status = answer;
      Cli.Result result = trigger("message.sent", "--json");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.json().getInt("status")).isEqualTo(answer);
      assertThat(result.json().getBoolean("accepted")).isFalse();
    }
    status = 204;
    assertThat(trigger("message.sent").exit()).isZero();
  }

  @Test
  void nothingListening_isUnavailable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + free + "/webhooks/linq";

    assertThat(
            Cli.run("trigger", "message.sent", "--secret", SECRET, "--url", url).failed(69).err())
        .contains(url);
  }

  @Test
  void addressThatIsNone_isAUsageError() {
    for (String url : List.of("localhost:8080", "/webhooks", "ftp://x/", "http://", "http://a b")) {
      assertThat(
              Cli.run("trigger", "message.sent", "--secret", SECRET, "--url", url).failed(2).err())
          .contains("--url");
    }
  }

  @Test
  void secretThatIsNotBase64_signsTheLegacySchemeAlone() {
    assertThat(
            Cli.run("trigger", "message.sent", "--secret", "plain!", "--url", server.url()).exit())
        .isZero();
    assertThat(server.only().header(ID)).isEmpty();
    assertThat(server.only().header(LEGACY_SIGNATURE)).hasSize(1);
    Cli.Result both =
        Cli.run(
            "trigger",
            "message.sent",
            "--secret",
            "plain!",
            "--url",
            server.url(),
            "--scheme",
            "both");
    assertThat(both.failed(2).err()).contains("--scheme legacy").doesNotContain("plain!");
  }

  @Test
  void unusableSecret_isAUsageErrorThatDoesNotShowIt() {
    Cli.Result result =
        Cli.run("trigger", "message.sent", "--secret", "whsec_AB CDEFGH", "--url", server.url());

    assertThat(result.failed(2).err()).contains("--secret").doesNotContain("CDEFGH");
  }

  @Test
  void settings_giveAddressAndSecret() throws IOException {
    Path conf = folder.resolve("signalbox.properties");
    Files.writeString(
        conf,
        "signalbox.http.port="
            + server.url().replaceAll(".*:", "")
            + "\nsignalbox.endpoint.default.secrets=k1="
            + SECRET
            + "\n");
    assertThat(Cli.run("trigger", "message.sent", "--conf", conf.toString()).exit()).isZero();
    assertThat(verdict(server.only(), Scheme.STANDARD)).isInstanceOf(Verdict.Accepted.class);

    assertThat(
            Cli.run(
                    "trigger",
                    "message.sent",
                    "--conf",
                    conf.toString(),
                    "--url",
                    server.url() + "/webhooks/linq/other")
                .failed(2)
                .err())
        .contains("'other'", "signalbox.endpoint.other.secrets");
  }

  private Cli.Result trigger(String... arguments) {
    List<String> all = new ArrayList<>(List.of("trigger"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--secret", SECRET, "--url", server.url() + "/hook"));
    return Cli.run(all);
  }

  private String write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("given"), bytes).toString();
  }

  private static JsonObject body(StubServer.Request request) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(request.body()))) {
      return reader.readObject();
    }
  }

  private static Verdict verdict(StubServer.Request request, Scheme scheme) {
    HeaderSource headers = request::header;
    return new SignatureVerifier(Clock.systemUTC())
        .verify(
            KeyRing.of(SigningSecret.of("k", SECRET)),
            new VerificationPolicy(Set.of(scheme), Duration.ofSeconds(300)),
            headers,
            request.body());
  }
}
