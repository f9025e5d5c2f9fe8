package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";
  private static final String OTHER = "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  private static final Instant NOW = Instant.ofEpochSecond(1_772_615_704);
  private static final byte[] BODY =
      "{\"event_type\": \"message.sent\",\r\n \"data\": {}}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path body;

  @BeforeEach
  void writeBody() throws IOException {
    body = Files.write(folder.resolve("body"), BODY);
  }

  @Test
  void everyByteValueInTheBody_isVerifiedAsItIs() throws IOException {
    byte[] bytes = new byte[512];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Files.write(body, bytes);

    assertThat(Cli.run(arguments(SECRET, standard(SECRET, bytes))).exit()).isZero();
  }

  @Test
  void bodyFromStandardInput_isVerified() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(BODY));
    try {
      List<String> arguments = arguments(SECRET, standard(SECRET, BODY));
      arguments.set(arguments.indexOf(body.toString()), "-");
      assertThat(Cli.run(arguments).exit()).isZero();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void secondSecret_isNamedByItsKeyId() {
    List<String> arguments = arguments(OTHER, standard(SECRET, BODY));
    arguments.addAll(List.of("--secret", SECRET));
    assertThat(Cli.run(arguments).json().getString("key_id")).isEqualTo("key-2");

    arguments.set(arguments.size() - 2, "--secret2");
    assertThat(Cli.run(arguments).json().getString("key_id")).isEqualTo("key-2");

    arguments.set(arguments.size() - 1, "next=" + SECRET);
    assertThat(Cli.run(arguments).json().getString("key_id")).isEqualTo("next");
  }

  @Test
  void secretThatIsNotBase64_verifiesTheLegacyScheme() {
    String secret = "not-base64!";
    Map<String, String> headers =
        new Signer().legacy(SigningSecret.of("x", secret), NOW, "message.sent", "sub", BODY);
    JsonObject line = Cli.run(arguments(secret, headers)).json();

    assertThat(line.getString("verdict")).isEqualTo("accepted");
    assertThat(line.getString("scheme")).isEqualTo("legacy");
  }

  @Test
  void secretThatIsNotBase64_cannotVerifyTheStandardScheme() {
    Cli.Result result = Cli.run(arguments("not-base64!", standard(SECRET, BODY)));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.json().getString("reason")).isEqualTo("no-secret-for-scheme");
  }

  @Test
  void unusableSecret_isAUsageErrorThatDoesNotShowIt() {
    Map<String, String> headers = standard(SECRET, BODY);
    for (String secret :
        List.of("", "whsec_", "whsec_AB CDEFGH", "x".repeat(2000), "AB\u0007CDEFGH")) {
      Cli.Result result = Cli.run(arguments(secret, headers)).failed(2);
      assertThat(result.err()).contains("--secret").doesNotContain("CDEFGH", "xxxx");
    }
    List<String> many = arguments(SECRET, headers);
    for (int i = 0; i < 16; i++) {
      many.addAll(List.of("--secret", SECRET));
    }
    assertThat(Cli.run(many).failed(2).err()).contains("16").doesNotContain(SECRET);
  }

  @Test
  void secretInTheWrongPlace_isNotShown() {
    Cli.Result result = Cli.run("verify", SECRET, "--body", body.toString()).failed(2);

    assertThat(result.err()).contains("Usage:").doesNotContain(SECRET.substring(6));
  }

  @Test
  void missingOptions_areUsageErrors() {
    assertThat(Cli.run("verify").failed(2).err()).contains("--secret", "--body", "Usage:");
    assertThat(Cli.run("verify", "--secret", SECRET).failed(2).err()).contains("--body", "Usage:");
    assertThat(Cli.run("verify", "--body", body.toString()).failed(2).err())
        .contains("--secret", "Usage:");
  }

  @Test
  void unusableOptions_areUsageErrors() {
    List<String> good = arguments(SECRET, standard(SECRET, BODY));
    assertThat(with(good, "--scheme", "both").failed(2).err()).contains("--scheme");
    assertThat(with(good, "--tolerance", "0").failed(2).err()).contains("--tolerance");
    assertThat(with(good, "--header", "no colon").failed(2).err()).contains("no colon");
    assertThat(with(good, "--header", ": no name").failed(2).err()).contains("--header");
    List<String> at = arguments(SECRET, standard(SECRET, BODY));
    at.set(at.indexOf("--at") + 1, Long.toString(Long.MAX_VALUE));
    assertThat(Cli.run(at).failed(2).err()).contains("--at");
    at.set(at.indexOf("--at") + 1, "now");
    assertThat(Cli.run(at).failed(2).err()).contains("--at");
  }

  @Test
  void bodyThatCannotBeRead_isAUsageError() {
    List<String> arguments = arguments(SECRET, standard(SECRET, BODY));
    int file = arguments.indexOf(body.toString());
    arguments.set(file, folder.resolve("nowhere").toString());
    assertThat(Cli.run(arguments).failed(2).err()).contains("--body", "nowhere");
    arguments.set(file, folder.toString());
    assertThat(Cli.run(arguments).failed(2).err()).contains("--body");
  }

  @Test
  void bodyBeyondAllMeasure_isAUsageError() throws IOException {
    try (FileChannel file = FileChannel.open(body, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {1}), 64 * 1024 * 1024);
    }

    assertThat(Cli.run(arguments(SECRET, standard(SECRET, BODY))).failed(2).err())
        .contains("--body", "64 MiB");
  }

  @Test
  void sameHeaderTwice_isRefused() {
    List<String> arguments = arguments(SECRET, standard(SECRET, BODY));
    arguments.addAll(List.of("--header", "WEBHOOK-ID: msg_2"));

    assertThat(reason(arguments)).isEqualTo("duplicated-header");
  }

  @Test
  void emptyHeader_isRefused() {
    Map<String, String> headers = standard(SECRET, BODY);
    headers.put("webhook-id", "");

    assertThat(reason(arguments(SECRET, headers))).isEqualTo("empty-header");
  }

  @Test
  void controlCharacterInAHeader_isRefusedAndEscaped() {
    Map<String, String> headers = standard(SECRET, BODY);
    headers.put("webhook-id", "a\u001b[31m\u009bb\nc");
    Cli.Result result = Cli.run(arguments(SECRET, headers));

    assertThat(result.json().getString("reason")).isIn("control-character", "non-ascii");
    assertThat(result.out()).doesNotContain("\u001b", "\u009b");
  }

  @Test
  void noHeaders_areRefused() {
    assertThat(reason(arguments(SECRET, Map.of()))).isEqualTo("no-signature-headers");
  }

  @Test
  void spacesAroundNameAndValue_areNoPartOfThem() {
    List<String> arguments = arguments(SECRET, Map.of());
    standard(SECRET, BODY)
        .forEach((name, value) -> arguments.addAll(List.of("--header", name + "\t:  " + value)));

    assertThat(Cli.run(arguments).exit()).isZero();
  }

  @Test
  void argumentsThatBeginWithAt_areNoFilesOfArguments() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), SECRET);

    assertThat(reason(arguments("@" + file, standard(SECRET, BODY))))
        .isEqualTo("no-secret-for-scheme");
  }

  @Test
  void clockOfTheMachine_decidesWithoutAt() {
    Map<String, String> headers =
        new Signer().standard(SigningSecret.of("x", SECRET), "msg_1", Instant.now(), BODY);
    List<String> arguments = arguments(SECRET, headers);
    int at = arguments.indexOf("--at");
    arguments.subList(at, at + 2).clear();

    assertThat(Cli.run(arguments).exit()).isZero();
    assertThat(reason(arguments(SECRET, headers))).isEqualTo("future-timestamp");
  }

  @Test
  void bodyThatWasWrittenAgain_isDiagnosed() throws IOException {
    String compact = "{\"event_type\":\"message.sent\",\"data\":{\"n\":[1,2,{\"x\":\"y\"}]}}";
    Map<String, String> headers = standard(SECRET, compact.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        body,
        "{\n  \"event_type\": \"message.sent\",\n  \"data\": {\"n\": [1, 2, {\"x\": \"y\"}]}\n}");

    assertThat(codes(arguments(SECRET, headers))).contains("body-reserialised");
  }

  @Test
  void changedLineEndsAndAppendedNewline_areDiagnosed() throws IOException {
    Map<String, String> headers = standard(SECRET, BODY);
    Files.writeString(body, new String(BODY, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    assertThat(codes(arguments(SECRET, headers))).contains("crlf");

    Files.writeString(body, new String(BODY, StandardCharsets.UTF_8) + "\n");
    assertThat(codes(arguments(SECRET, headers))).contains("trailing-newline");
  }

  @Test
  void clockThatIsOff_isDiagnosed() {
    List<String> arguments = arguments(SECRET, standard(SECRET, BODY));
    arguments.set(
        arguments.indexOf("--at") + 1, Long.toString(NOW.plusSeconds(3600).getEpochSecond()));

    assertThat(codes(arguments)).contains("clock-skew");
  }

  @Test
  void largeBodyAndManyFindings_areOneLine() throws IOException {
    StringBuilder large = new StringBuilder("{\"event_type\": \"message.sent\",\r\n\"data\": [");
    for (int i = 0; i < 50_000; i++) {
      large.append("{\"n\" : \"é\\u00e9\\/\"},\r\n");
    }
    Files.writeString(body, large.append("1]}\n"));
    Cli.Result result = Cli.run(arguments(SECRET, standard(OTHER, BODY)));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.json().getJsonArray("diagnosis")).isNotEmpty();
  }

  private static Cli.Result with(List<String> arguments, String option, String value) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(option, value));
    return Cli.run(all);
  }

  private static String reason(List<String> arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exit()).as(result.err()).isEqualTo(1);
    return result.json().getString("reason");
  }

  private static List<String> codes(List<String> arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exit()).isEqualTo(1);
    return result.json().getJsonArray("diagnosis").getValuesAs(JsonObject.class).stream()
        .map(finding -> finding.getString("code"))
        .toList();
  }

  private static Map<String, String> standard(String secret, byte[] bytes) {
    return new LinkedHashMap<>(
        new Signer().standard(SigningSecret.of("x", secret), "msg_1", NOW, bytes));
  }

  private List<String> arguments(String secret, Map<String, String> headers) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "--secret",
                secret,
                "--at",
                Long.toString(NOW.getEpochSecond()),
                "--body",
                body.toString()));
    headers.forEach((name, value) -> arguments.addAll(List.of("--header", name + ": " + value)));
    return arguments;
  }
}
