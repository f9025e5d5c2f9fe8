package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticianTest {

  private static final String COMPACT =
      "{\"event_id\":\"e9fef291-9f2b-41d2-a975-abae73d51129\",\"url\":\"https://a/b\",\"n\":[1,2.50,{}],\"t\":\"Caf\u00e9 \ud83c\udf89 <b>\"}";
  private static final String SPACED =
      "{\"event_id\": \"e9fef291-9f2b-41d2-a975-abae73d51129\", \"url\": \"https://a/b\", \"n\": [1, 2.50, {}], \"t\": \"Caf\u00e9 \ud83c\udf89 <b>\"}";
  private static final String PRETTY =
      """
      {
        "event_id": "e9fef291-9f2b-41d2-a975-abae73d51129",
        "url": "https://a/b",
        "n": [
          1,
          2.50,
          {}
        ],
        "t": "Caf\u00e9 \ud83c\udf89 <b>"
      }""";
  private static final String PYTHON =
      SPACED.replace("\u00e9", "\\u00e9").replace("\ud83c\udf89", "\\ud83c\\udf89");
  private static final String PHP =
      COMPACT
          .replace("\u00e9", "\\u00e9")
          .replace("\ud83c\udf89", "\\ud83c\\udf89")
          .replace("/", "\\/");
  private static final String GO = COMPACT.replace("<", "\\u003c").replace(">", "\\u003e");
  private static final String UPPER =
      COMPACT.replace("\u00e9", "\\u00E9").replace("\ud83c\udf89", "\\uD83C\\uDF89");

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("compact, pretty-printed", COMPACT, PRETTY, "body-reserialised"),
        arguments("pretty, compacted", PRETTY, COMPACT, "body-reserialised"),
        arguments("compact, spaced", COMPACT, SPACED, "body-reserialised"),
        arguments("spaced, compacted", SPACED, COMPACT, "body-reserialised"),
        arguments("compact, Python", COMPACT, PYTHON, "body-reserialised"),
        arguments("Python, compacted", PYTHON, COMPACT, "body-reserialised"),
        arguments("compact, PHP", COMPACT, PHP, "body-reserialised"),
        arguments("PHP, compacted", PHP, COMPACT, "body-reserialised"),
        arguments("PHP, Python", PHP, PYTHON, "body-reserialised"),
        arguments("Go, compacted", GO, COMPACT, "body-reserialised"),
        arguments("compact, Go", COMPACT, GO, "body-reserialised"),
        arguments("upper-case escapes, pretty", UPPER, PRETTY, "body-reserialised"),
        arguments("Go, Python", GO, PYTHON, "body-reserialised"),
        arguments("four spaces", PRETTY.replace("  ", "    "), COMPACT, "body-reserialised"),
        arguments("tabs", PRETTY.replace("  ", "\t"), COMPACT, "body-reserialised"),
        arguments("spaced with line end", SPACED + "\n", COMPACT, "body-reserialised"),
        arguments("line end added", COMPACT, COMPACT + "\n", "trailing-newline"),
        arguments("CRLF added", COMPACT, COMPACT + "\r\n", "trailing-newline"),
        arguments("blanks added", COMPACT, " " + COMPACT + " \n\n", "trailing-newline"),
        arguments("line end removed", COMPACT + "\n", COMPACT, "trailing-newline"),
        arguments("CRLF removed", COMPACT + "\r\n", COMPACT, "trailing-newline"),
        arguments("LF to CRLF", PRETTY, PRETTY.replace("\n", "\r\n"), "crlf"),
        arguments("CRLF to LF", PRETTY.replace("\n", "\r\n"), PRETTY, "crlf"),
        arguments("CRLF and more", PRETTY, PRETTY.replace("\n", "\r\n") + "\r\n", "crlf"),
        arguments("BOM added", COMPACT, "\ufeff" + COMPACT, "bom"),
        arguments("BOM removed", "\ufeff" + COMPACT, COMPACT, "bom"),
        arguments("encoded twice", COMPACT, latin(COMPACT), "body-charset"),
        arguments("Base64", COMPACT, base64(COMPACT), "body-base64"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void changedBody_isNamedInBothSchemes(String name, String signed, String received, String code) {
    for (Map<String, String> headers : List.of(standard(signed), legacy(signed), both(signed))) {
      assertThat(codes(headers, received)).containsExactly(code);
    }
  }

  static Stream<Arguments> changes() {
    String crLf = PRETTY.replace("\n", "\r\n");
    return Stream.of(
        arguments(COMPACT, COMPACT + "\n", "a line end was added"),
        arguments(COMPACT, COMPACT + "\n\n", "whitespace was added around"),
        arguments(COMPACT + "\n", COMPACT, "the line end at the end of the body was removed"),
        arguments(PRETTY, crLf, "changed from LF to CRLF. "),
        arguments(PRETTY, crLf + "\n", "from LF to CRLF and a line end was added at the end"),
        arguments(COMPACT, "\ufeff" + COMPACT, "a byte order mark was added"),
        arguments("\ufeff" + COMPACT, COMPACT, "a byte order mark was removed"),
        arguments(COMPACT, SPACED, "signed was the JSON without any space. "),
        arguments(COMPACT + "\n", SPACED, "without any space, and a line end. "));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changedBody_isExplained(String signed, String received, String words) {
    assertThat(diagnose(standard(signed), Deliveries.utf8(received)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.explanation()).contains(words));
  }

  @Test
  void candidates_areTriedOnceEach() {
    byte[] body = Deliveries.utf8(COMPACT);
    List<String> candidates =
        CandidateBodies.of(body, Diagnostician.MAX_BODY)
            .map(guess -> new String(guess.value(), StandardCharsets.UTF_8))
            .toList();

    assertThat(candidates).contains(SPACED, PRETTY).doesNotContain(COMPACT).doesNotHaveDuplicates();
  }

  @Test
  void recodedOrPackedBody_isNamed() throws IOException {
    String latin = "{\"t\":\"Caf\u00e9\"}";
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Deliveries.utf8(COMPACT));
    }

    assertThat(codes(diagnose(standard(latin), latin.getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("body-charset");
    assertThat(codes(diagnose(standard(COMPACT), packed.toByteArray())))
        .containsExactly("body-compressed");
  }

  static Stream<Arguments> keys() {
    byte[] decoded = Base64.getDecoder().decode(Deliveries.TEXT.substring(6));
    return Stream.of(
        arguments(Scheme.STANDARD, Deliveries.utf8(Deliveries.TEXT), "secret-decoding"),
        arguments(
            Scheme.STANDARD, Deliveries.utf8(Deliveries.TEXT.substring(6)), "secret-decoding"),
        arguments(Scheme.STANDARD, Deliveries.utf8(Deliveries.TEXT + "\n"), "secret-whitespace"),
        arguments(Scheme.LEGACY, decoded, "secret-decoding"),
        arguments(Scheme.LEGACY, Deliveries.utf8(Deliveries.TEXT.substring(6)), "secret-decoding"),
        arguments(Scheme.LEGACY, Deliveries.utf8(Deliveries.TEXT + "\r\n"), "secret-whitespace"),
        arguments(Scheme.LEGACY, Deliveries.utf8(" " + Deliveries.TEXT), "secret-whitespace"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void wrongKey_isNamed(Scheme scheme, byte[] key, String code) {
    HmacKey hmac = new HmacKey(key);
    Map<String, String> headers = scheme == Scheme.STANDARD ? standard(COMPACT) : legacy(COMPACT);
    if (scheme == Scheme.STANDARD) {
      byte[] head = SignedContent.standardHead(Deliveries.ID, "1772615704");
      headers.put(
          "webhook-signature",
          "v1," + Base64.getEncoder().encodeToString(hmac.sign(head, Deliveries.utf8(COMPACT))));
    } else {
      byte[] head = SignedContent.legacyHead("1772615704");
      headers.put(
          "X-Webhook-Signature",
          HexFormat.of().formatHex(hmac.sign(head, Deliveries.utf8(COMPACT))));
    }

    assertThat(codes(headers, COMPACT)).containsExactly(code);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(Deliveries.TEXT, "\"" + Deliveries.TEXT + "\""),
        arguments(Deliveries.TEXT, "whsec_" + Deliveries.TEXT),
        arguments(Deliveries.TEXT, Deliveries.TEXT.replace("=", "")),
        arguments("whsec_YWJjZA==", "whsec_YWJjZA"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void miscopiedSecret_isNamedInBothSchemes(String right, String set) {
    SigningSecret sender = SigningSecret.of("sender", right);
    KeyRing ring = KeyRing.of(SigningSecret.of("main", set));
    byte[] body = Deliveries.utf8(COMPACT);
    Map<String, String> standard =
        new Signer().standard(sender, Deliveries.ID, Deliveries.NOW, body);
    Map<String, String> legacy = new Signer().legacy(sender, Deliveries.NOW, "e", "s", body);

    assertThat(codes(diagnose(ring, Deliveries.BOTH, standard, body))).contains("secret-text");
    assertThat(codes(diagnose(ring, Deliveries.BOTH, legacy, body))).containsExactly("secret-text");
  }

  @Test
  void legacySignatureWithALostPrefix_isNamed() {
    KeyRing ring = KeyRing.of(SigningSecret.of("main", Deliveries.TEXT.substring(6)));

    assertThat(codes(diagnose(ring, Deliveries.BOTH, legacy(COMPACT), Deliveries.utf8(COMPACT))))
        .containsExactly("secret-text");
  }

  static Stream<Arguments> signatures() {
    String base64 = standard(COMPACT).get("webhook-signature").substring(3);
    String hex = legacy(COMPACT).get("X-Webhook-Signature");
    String legacyBase64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    String standardHex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    String std = "webhook-signature";
    String old = "X-Webhook-Signature";
    return Stream.of(
        arguments(std, base64, List.of("signature-prefix")),
        arguments(std, "v2," + base64, List.of("signature-prefix")),
        arguments(std, "sha256=" + standardHex, List.of("signature-prefix", "signature-encoding")),
        arguments(std, "v1," + standardHex, List.of("signature-encoding")),
        arguments(std, "v1," + base64.replace("=", ""), List.of("signature-encoding")),
        arguments(
            std,
            "v1," + base64.replace('+', '-').replace('/', '_').replace("=", ""),
            List.of("signature-encoding")),
        arguments(std, "v1," + legacyBase64, List.of("other-scheme")),
        arguments(std, hex, List.of("other-scheme", "signature-prefix", "signature-encoding")),
        arguments(old, hex.toUpperCase(Locale.ROOT), List.of("signature-encoding")),
        arguments(old, "sha256=" + hex, List.of("signature-prefix")),
        arguments(old, legacyBase64, List.of("signature-encoding")),
        arguments(std, "v1," + base64 + "  v1," + base64, List.of("signature-list-spacing")));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void wrongSpellingOfTheSignature_isNamed(String header, String value, List<String> codes) {
    Map<String, String> headers =
        header.startsWith("webhook") ? standard(COMPACT) : legacy(COMPACT);
    headers.put(header, value);

    assertThat(codes(headers, COMPACT)).containsExactlyElementsOf(codes);
  }

  @Test
  void standardSignatureInTheLegacyHeader_isNamed() {
    Map<String, String> headers = both(COMPACT);
    headers.put("X-Webhook-Signature", headers.remove("webhook-signature"));

    assertThat(codes(headers, COMPACT))
        .containsExactly(
            "headers-dropped", "other-scheme", "signature-prefix", "signature-encoding");
  }

  @Test
  void signatureOfTheOtherScheme_isExplained() {
    byte[] legacyMac = HexFormat.of().parseHex(legacy(COMPACT).get("X-Webhook-Signature"));
    Map<String, String> headers = standard(COMPACT);
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(legacyMac));

    assertThat(diagnose(headers, Deliveries.utf8(COMPACT)).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.explanation())
                    .startsWith("webhook-signature holds a signature of the LEGACY scheme")
                    .contains("(over timestamp.body)"));
  }

  @Test
  void bodyAloneSigned_isNamed() {
    Map<String, String> headers = legacy(COMPACT);
    byte[] mac =
        new HmacKey(Deliveries.utf8(Deliveries.TEXT)).sign(new byte[0], Deliveries.utf8(COMPACT));
    headers.put("X-Webhook-Signature", "sha256=" + HexFormat.of().formatHex(mac));

    assertThat(codes(headers, COMPACT)).containsExactly("body-alone-signed", "signature-prefix");
  }

  @Test
  void milliseconds_areNamedHoweverTheyWereSigned() {
    byte[] body = Deliveries.utf8(COMPACT);
    Instant later = Instant.ofEpochSecond(Deliveries.NOW.toEpochMilli());
    Map<String, String> signed =
        new Signer().standard(Deliveries.SECRET, Deliveries.ID, later, body);
    Map<String, String> inHeaderOnly = standard(COMPACT);
    inHeaderOnly.put("webhook-timestamp", "1772615704000");
    Map<String, String> inSignatureOnly = new LinkedHashMap<>(signed);
    inSignatureOnly.put("webhook-timestamp", "1772615704");

    assertThat(codes(signed, COMPACT)).containsExactly("timestamp-milliseconds");
    assertThat(codes(inHeaderOnly, COMPACT)).containsExactly("timestamp-milliseconds");
    assertThat(codes(inSignatureOnly, COMPACT)).containsExactly("timestamp-milliseconds");
  }

  @Test
  void changedBodyWithAnotherFault_areBothNamed() {
    Map<String, String> milliseconds = standard(COMPACT);
    milliseconds.put("webhook-timestamp", "1772615704000");
    byte[] spaced = Deliveries.utf8(SPACED);
    KeyRing doubled = KeyRing.of(SigningSecret.of("main", "whsec_" + Deliveries.TEXT));

    assertThat(codes(diagnose(milliseconds, spaced)))
        .containsExactlyInAnyOrder("timestamp-milliseconds", "body-reserialised");
    assertThat(codes(diagnose(doubled, Deliveries.BOTH, legacy(COMPACT), spaced)))
        .containsExactlyInAnyOrder("secret-text", "body-reserialised");
  }

  @Test
  void skewedClock_isNamedWithItsSize() {
    for (int seconds : new int[] {301, -301, 86_400}) {
      Diagnosis diagnosis =
          new Diagnostician(Clock.fixed(Deliveries.NOW.plusSeconds(seconds), ZoneOffset.UTC))
              .diagnose(
                  Deliveries.RING,
                  Deliveries.BOTH,
                  HeaderSource.of(both(COMPACT)),
                  Deliveries.utf8(COMPACT));

      assertThat(codes(diagnosis)).containsExactly("clock-skew");
      assertThat(diagnosis.findings().get(0).explanation())
          .contains(Math.abs(seconds) + " s")
          .contains(seconds > 0 ? "behind" : "ahead")
          .contains(seconds > 0 ? "an old signature is not taken" : "Set both clocks by NTP.");
    }
  }

  @Test
  void ageThatIsJustAllowed_isNoFinding() {
    Diagnosis diagnosis =
        new Diagnostician(Clock.fixed(Deliveries.NOW.plusSeconds(300), ZoneOffset.UTC))
            .diagnose(
                Deliveries.RING,
                Deliveries.BOTH,
                HeaderSource.of(standard(COMPACT)),
                Deliveries.utf8(SPACED));

    assertThat(codes(diagnosis)).containsExactly("body-reserialised");
  }

  @Test
  void skewedClockAndWrongSecret_areBothNamed() {
    Diagnosis diagnosis =
        new Diagnostician(Clock.fixed(Deliveries.NOW.plusSeconds(400), ZoneOffset.UTC))
            .diagnose(
                KeyRing.of(Deliveries.OTHER),
                Deliveries.BOTH,
                HeaderSource.of(both(COMPACT)),
                Deliveries.utf8(COMPACT));

    assertThat(codes(diagnosis)).containsExactly("clock-skew", "unexplained");
  }

  @Test
  void expiredSecret_isNamedWithItsId() {
    SigningSecret old =
        SigningSecret.of(
            "old", Deliveries.TEXT, Optional.empty(), Optional.of(Deliveries.NOW.minusSeconds(60)));
    for (KeyRing ring : List.of(KeyRing.of(old), KeyRing.of(old, Deliveries.OTHER))) {
      Diagnosis diagnosis =
          diagnose(ring, Deliveries.BOTH, standard(COMPACT), Deliveries.utf8(COMPACT));

      assertThat(codes(diagnosis)).containsExactly("secret-not-valid");
      assertThat(diagnosis.findings().get(0).explanation()).contains("'old'");
    }
  }

  @Test
  void droppedHeaders_areNamed() {
    byte[] body = Deliveries.utf8(COMPACT);
    Map<String, String> withoutId = standard(COMPACT);
    withoutId.remove("webhook-id");

    assertThat(codes(diagnose(Deliveries.RING, Deliveries.STANDARD, legacy(COMPACT), body)))
        .containsExactly("headers-dropped");
    assertThat(codes(Map.of(), COMPACT)).containsExactly("headers-dropped");
    assertThat(codes(withoutId, COMPACT)).containsExactly("headers-dropped");
  }

  /** The legacy set decides where the policy wants it, whatever else is there. */
  @Test
  void alteredLegacySetWhereStandardIsNotAllowed_isNamed() {
    Map<String, String> headers = both(COMPACT);
    headers.put("X-Webhook-Signature", "0".repeat(64));

    Diagnosis diagnosis =
        diagnose(Deliveries.RING, Deliveries.LEGACY, headers, Deliveries.utf8(COMPACT));

    assertThat(codes(diagnosis)).containsExactly("header-altered");
    assertThat(diagnosis.findings().get(0).explanation())
        .contains("the headers of the STANDARD scheme verify", "those of the LEGACY scheme do not");
  }

  @Test
  void replacedId_isNamed() {
    Map<String, String> headers = standard(COMPACT);
    headers.put("webhook-id", "req-1");

    assertThat(codes(headers, COMPACT)).containsExactly("header-altered");
  }

  @Test
  void standardSetAlteredBesideAGoodLegacyOne_isNamed() {
    Map<String, String> headers = both(COMPACT);
    headers.put("webhook-signature", "v1," + "A".repeat(43) + "=");

    assertThat(codes(headers, COMPACT)).containsExactly("header-altered");
  }

  @Test
  void structuralFaults_keepTheirReason() {
    Map<String, String> doubled = standard(COMPACT);
    doubled.put("Webhook-Id", Deliveries.ID);
    Map<String, String> dotted =
        new Signer().standard(Deliveries.SECRET, "a.b", Deliveries.NOW, Deliveries.utf8(COMPACT));
    Map<String, String> blank = standard(COMPACT);
    blank.put("webhook-timestamp", " 1772615704");

    assertThat(codes(doubled, COMPACT)).containsExactly("duplicated-header");
    assertThat(codes(dotted, COMPACT)).containsExactly("id-with-dot");
    assertThat(codes(blank, COMPACT)).containsExactly("timestamp-not-digits", "header-whitespace");
  }

  @Test
  void secretThatIsNotBase64_isNamed() {
    SigningSecret text = SigningSecret.of("text", "no*base64");
    byte[] body = Deliveries.utf8(COMPACT);
    Map<String, String> headers = standard(COMPACT);
    headers.putAll(new Signer().legacy(text, Deliveries.NOW, "e", "s", body));

    assertThat(codes(diagnose(KeyRing.of(text), Deliveries.BOTH, headers, body)))
        .containsExactly("no-secret-for-scheme");
  }

  @Test
  void otherSecret_staysUnexplained() {
    byte[] body = Deliveries.utf8(COMPACT);

    assertThat(codes(diagnose(KeyRing.of(Deliveries.OTHER), Deliveries.BOTH, both(COMPACT), body)))
        .containsExactly("unexplained");
  }

  @Test
  void emptyOrLossyBody_getsAHint() {
    assertThat(codes(standard(COMPACT), "")).containsExactly("body-empty", "unexplained");
    assertThat(codes(standard(COMPACT), COMPACT.replace('\u00e9', '\ufffd')))
        .containsExactly("body-lossy", "unexplained");
  }

  @Test
  void goodDelivery_hasNoFinding() {
    assertThat(codes(both(COMPACT), COMPACT)).isEmpty();
  }

  @Test
  void hugeSearch_isBounded() {
    byte[] body = new byte[Diagnostician.MAX_BODY];
    Arrays.fill(body, (byte) '[');
    KeyRing ring =
        new KeyRing(
            IntStream.range(0, 16)
                .mapToObj(
                    i ->
                        SigningSecret.of(
                            "key-" + i, Deliveries.TEXT.replace("MfKQ", "MfK" + (char) ('A' + i))))
                .toList());

    assertThat(codes(diagnose(ring, Deliveries.BOTH, standard(COMPACT), body)))
        .containsExactly("search-limited", "unexplained");
    assertThat(
            codes(
                diagnose(
                    Deliveries.RING,
                    Deliveries.BOTH,
                    standard(COMPACT),
                    Arrays.copyOf(body, body.length + 1))))
        .containsExactly("body-too-large", "unexplained");
  }

  /**
   * Whatever comes in, it ends, throws nothing and shows neither secret nor text of the request.
   */
  @Test
  void randomInput_isSurvivedAndNotShown() {
    Random random = new Random(23);
    for (int i = 0; i < 150; i++) {
      byte[] body = randomJsonLike(random);
      Map<String, String> headers = both(COMPACT);
      List<String> names = List.copyOf(headers.keySet());
      headers.put(names.get(random.nextInt(names.size())), "zq" + randomText(random) + "qz");

      for (Finding finding : diagnose(headers, body).findings()) {
        assertThat(finding.explanation())
            .matches("[ -~]+")
            .doesNotContain("MfKQ")
            .doesNotContain("zq", "qz");
      }
    }
  }

  private static byte[] randomJsonLike(Random random) {
    byte[] body = new byte[random.nextInt(60)];
    byte[] alphabet = "{}[]\",:\\u00e9 \n\r/1<\u00e9\ud83c\udf89".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < body.length; i++) {
      body[i] = i == 0 ? (byte) '{' : alphabet[random.nextInt(alphabet.length)];
    }
    return body;
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) random.nextInt(300));
    }
    return text.toString();
  }

  private static Map<String, String> standard(String body) {
    return new LinkedHashMap<>(
        new Signer()
            .standard(Deliveries.SECRET, Deliveries.ID, Deliveries.NOW, Deliveries.utf8(body)));
  }

  private static Map<String, String> legacy(String body) {
    return new LinkedHashMap<>(
        new Signer()
            .legacy(Deliveries.SECRET, Deliveries.NOW, "message.sent", "s", Deliveries.utf8(body)));
  }

  private static Map<String, String> both(String body) {
    Map<String, String> headers = standard(body);
    headers.putAll(legacy(body));
    return headers;
  }

  private static List<String> codes(Map<String, String> headers, String body) {
    return codes(diagnose(headers, Deliveries.utf8(body)));
  }

  private static List<String> codes(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(Finding::code).toList();
  }

  private static Diagnosis diagnose(Map<String, String> headers, byte[] body) {
    return diagnose(Deliveries.RING, Deliveries.BOTH, headers, body);
  }

  private static Diagnosis diagnose(
      KeyRing ring, VerificationPolicy policy, Map<String, String> headers, byte[] body) {
    return new Diagnostician(Deliveries.CLOCK)
        .diagnose(ring, policy, HeaderSource.of(headers), body);
  }

  private static String latin(String text) {
    return new String(Deliveries.utf8(text), StandardCharsets.ISO_8859_1);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Deliveries.utf8(text));
  }
}
