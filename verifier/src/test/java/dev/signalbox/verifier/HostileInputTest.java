package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row signs what it sends where it can, so that strictness alone is what refuses it. */
class HostileInputTest {

  private static final String GOOD = Deliveries.standard().get("webhook-signature");
  private static final String HEX = Deliveries.legacy().get("X-Webhook-Signature");
  private static final String ZEROS = "v1," + "A".repeat(43) + "=";

  static Stream<Arguments> ids() {
    return Stream.of(
        arguments("", Reason.EMPTY_HEADER),
        arguments("evt.1", Reason.ID_WITH_DOT),
        arguments(".", Reason.ID_WITH_DOT),
        arguments("evt\u00001", Reason.CONTROL_CHARACTER),
        arguments("evt\t1", Reason.CONTROL_CHARACTER),
        arguments("evt\r\nX-Evil: 1", Reason.CONTROL_CHARACTER),
        arguments("evt\u007f", Reason.CONTROL_CHARACTER),
        arguments("evt\u0080", Reason.NON_ASCII),
        arguments("\u00e9v\u00e9nement", Reason.NON_ASCII),
        arguments("evt\u2024one", Reason.NON_ASCII),
        arguments("\ud83c\udf89", Reason.NON_ASCII),
        arguments("\ud83c", Reason.NON_ASCII),
        arguments("evt 1", Reason.ID_CHARACTER),
        arguments(" evt1", Reason.ID_CHARACTER),
        arguments("evt1 ", Reason.ID_CHARACTER),
        arguments("a,b", Reason.ID_CHARACTER),
        arguments("a, b", Reason.ID_CHARACTER),
        arguments("../a", Reason.ID_WITH_DOT),
        arguments("a/b", Reason.ID_CHARACTER),
        arguments("<script>", Reason.ID_CHARACTER),
        arguments("a".repeat(129), Reason.ID_TOO_LONG),
        arguments("a".repeat(1_000_000), Reason.ID_TOO_LONG));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void badIdThatIsWellSigned_isRefused(String id, Reason reason) {
    Map<String, String> headers =
        new Signer().standard(Deliveries.SECRET, id, Deliveries.NOW, Deliveries.BODY);

    assertRefused(Deliveries.verify(Deliveries.BOTH, headers), reason, id);
  }

  static Stream<String> goodIds() {
    return Stream.of(
        "a", "msg_p5jXN8AQM9LWM0D4loKWxJek", "urn:uuid:" + Deliveries.ID, "9".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("goodIds")
  void ordinaryId_isAccepted(String id) {
    Map<String, String> headers =
        new Signer().standard(Deliveries.SECRET, id, Deliveries.NOW, Deliveries.BODY);

    assertThat(Deliveries.outcome(Deliveries.verify(Deliveries.BOTH, headers)))
        .isEqualTo("STANDARD");
  }

  static Stream<Arguments> timestamps() {
    return Stream.of(
        arguments("", Reason.EMPTY_HEADER),
        arguments("+1772615704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("-1772615704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments(" 1772615704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1772615704 ", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1772 615704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1772615704\t", Reason.CONTROL_CHARACTER),
        arguments("1772615704\n", Reason.CONTROL_CHARACTER),
        arguments("1772615704.0", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1772615704abc", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1772615704,1772615704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1.772615704e9", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("1_772_615_704", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("0x69A7F418", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("NaN", Reason.TIMESTAMP_NOT_DIGITS),
        arguments("2026-03-04T09:15:04Z", Reason.TIMESTAMP_NOT_DIGITS),
        arguments(inDigitsFrom('\u0660'), Reason.NON_ASCII),
        arguments(inDigitsFrom('\u0966'), Reason.NON_ASCII),
        arguments(inDigitsFrom('\uff10'), Reason.NON_ASCII),
        arguments("01772615704", Reason.TIMESTAMP_LEADING_ZERO),
        arguments("00", Reason.TIMESTAMP_LEADING_ZERO),
        arguments("0", Reason.STALE_TIMESTAMP),
        arguments("1772615704000", Reason.TIMESTAMP_TOO_LONG),
        arguments("0001772615704", Reason.TIMESTAMP_TOO_LONG),
        arguments("9223372036854775807", Reason.TIMESTAMP_TOO_LONG),
        arguments("9223372036854775808", Reason.TIMESTAMP_TOO_LONG),
        arguments("18446744075482167320", Reason.TIMESTAMP_TOO_LONG),
        arguments("9".repeat(64), Reason.TIMESTAMP_TOO_LONG),
        arguments("9".repeat(65), Reason.OVERSIZED_HEADER),
        arguments("1".repeat(1_000_000), Reason.OVERSIZED_HEADER),
        arguments("999999999999", Reason.FUTURE_TIMESTAMP),
        arguments("1772615403", Reason.STALE_TIMESTAMP),
        arguments("1772616005", Reason.FUTURE_TIMESTAMP));
  }

  @ParameterizedTest
  @MethodSource("timestamps")
  void badTimestampThatIsWellSigned_isRefusedInBothSchemes(String timestamp, Reason reason) {
    Map<String, String> standard = Deliveries.standard();
    standard.put("webhook-timestamp", timestamp);
    standard.put(
        "webhook-signature",
        "v1,"
            + Base64.getEncoder()
                .encodeToString(
                    Deliveries.SECRET
                        .key(Scheme.STANDARD)
                        .sign(
                            SignedContent.standardHead(Deliveries.ID, timestamp),
                            Deliveries.BODY)));
    Map<String, String> legacy = Deliveries.legacy();
    legacy.put("X-Webhook-Timestamp", timestamp);

    assertRefused(Deliveries.verify(Deliveries.BOTH, standard), reason, timestamp);
    assertRefused(Deliveries.verify(Deliveries.BOTH, legacy), reason, timestamp);
  }

  static Stream<Arguments> signatures() {
    return Stream.of(
        arguments("", Reason.EMPTY_HEADER),
        arguments(" ", Reason.SIGNATURE_LIST_SPACING),
        arguments(" " + GOOD, Reason.SIGNATURE_LIST_SPACING),
        arguments(GOOD + " ", Reason.SIGNATURE_LIST_SPACING),
        arguments(ZEROS + "  " + GOOD, Reason.SIGNATURE_LIST_SPACING),
        arguments(ZEROS + "\t" + GOOD, Reason.CONTROL_CHARACTER),
        arguments(GOOD + "\n", Reason.CONTROL_CHARACTER),
        arguments(ZEROS + "\u00a0" + GOOD, Reason.NON_ASCII),
        arguments(GOOD.substring(3), Reason.SIGNATURE_WITHOUT_VERSION),
        arguments("," + GOOD.substring(3), Reason.UNKNOWN_SIGNATURE_VERSION),
        arguments("V1," + GOOD.substring(3), Reason.UNKNOWN_SIGNATURE_VERSION),
        arguments("v2," + GOOD.substring(3), Reason.UNKNOWN_SIGNATURE_VERSION),
        arguments("v1a," + GOOD.substring(3), Reason.UNKNOWN_SIGNATURE_VERSION),
        arguments("v1", Reason.SIGNATURE_WITHOUT_VERSION),
        arguments("v1 " + GOOD.substring(3), Reason.SIGNATURE_WITHOUT_VERSION),
        arguments("v1,", Reason.MALFORMED_SIGNATURE),
        arguments("v1,=", Reason.MALFORMED_SIGNATURE),
        arguments("v1,====", Reason.MALFORMED_SIGNATURE),
        arguments("v1," + GOOD, Reason.MALFORMED_SIGNATURE),
        arguments(GOOD + "," + GOOD, Reason.MALFORMED_SIGNATURE),
        arguments(GOOD + ",", Reason.MALFORMED_SIGNATURE),
        arguments(GOOD.substring(0, GOOD.length() - 1), Reason.MALFORMED_SIGNATURE),
        arguments(GOOD + "====", Reason.MALFORMED_SIGNATURE),
        arguments(GOOD.replace("=", "A"), Reason.MALFORMED_SIGNATURE),
        arguments(GOOD.substring(0, 45) + "==", Reason.MALFORMED_SIGNATURE),
        arguments("v1," + "-".repeat(43) + "=", Reason.MALFORMED_SIGNATURE),
        arguments("v1," + "_".repeat(43) + "=", Reason.MALFORMED_SIGNATURE),
        arguments("v1," + HEX, Reason.MALFORMED_SIGNATURE),
        arguments("v1,AAAA=" + "A".repeat(38) + "=", Reason.MALFORMED_SIGNATURE),
        arguments(nonCanonical(), Reason.NON_CANONICAL_BASE64),
        arguments("v2,AAAA " + nonCanonical(), Reason.NON_CANONICAL_BASE64),
        arguments(ZEROS, Reason.WRONG_SIGNATURE),
        arguments("v1,@@@@ " + ZEROS, Reason.WRONG_SIGNATURE),
        arguments(repeated(ZEROS, 16), Reason.WRONG_SIGNATURE),
        arguments(repeated(ZEROS, 16) + " " + GOOD, Reason.TOO_MANY_SIGNATURES),
        arguments(repeated("v2,A", 17), Reason.TOO_MANY_SIGNATURES),
        arguments(repeated("a", 1024), Reason.TOO_MANY_SIGNATURES),
        arguments(repeated(ZEROS, 10_000), Reason.OVERSIZED_HEADER));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void badStandardSignature_isRefused(String signature, Reason reason) {
    Map<String, String> headers = Deliveries.both();
    headers.put("webhook-signature", signature);

    assertRefused(Deliveries.verify(Deliveries.BOTH, headers), reason, signature);
  }

  static Stream<String> goodLists() {
    return Stream.of(
        ZEROS + " " + GOOD,
        GOOD + " " + ZEROS,
        GOOD + " " + GOOD,
        "v2,anything,at-all " + GOOD,
        "v1a," + "A".repeat(86) + "== " + GOOD,
        "v1,@@@@ " + GOOD,
        "noversion " + GOOD,
        repeated(ZEROS, 15) + " " + GOOD);
  }

  @ParameterizedTest
  @MethodSource("goodLists")
  void anyEntryThatFits_isAccepted(String signature) {
    Map<String, String> headers = Deliveries.standard();
    headers.put("webhook-signature", signature);

    assertThat(Deliveries.outcome(Deliveries.verify(Deliveries.BOTH, headers)))
        .isEqualTo("STANDARD");
  }

  static Stream<Arguments> hexSignatures() {
    return Stream.of(
        arguments("", Reason.EMPTY_HEADER),
        arguments(HEX.toUpperCase(Locale.ROOT), Reason.UPPER_CASE_HEX),
        arguments(oneLetterUpper(), Reason.UPPER_CASE_HEX),
        arguments("sha256=" + HEX, Reason.SHA256_PREFIX),
        arguments("sha256=", Reason.SHA256_PREFIX),
        arguments("v1," + HEX, Reason.MALFORMED_SIGNATURE),
        arguments(GOOD, Reason.MALFORMED_SIGNATURE),
        arguments(GOOD.substring(3), Reason.MALFORMED_SIGNATURE),
        arguments(HEX + " ", Reason.MALFORMED_SIGNATURE),
        arguments(" " + HEX, Reason.MALFORMED_SIGNATURE),
        arguments(HEX + " " + HEX, Reason.MALFORMED_SIGNATURE),
        arguments(HEX + "," + HEX, Reason.MALFORMED_SIGNATURE),
        arguments(HEX.substring(1), Reason.MALFORMED_SIGNATURE),
        arguments(HEX + "00", Reason.MALFORMED_SIGNATURE),
        arguments("g" + HEX.substring(1), Reason.MALFORMED_SIGNATURE),
        arguments(" " + HEX.substring(1), Reason.MALFORMED_SIGNATURE),
        arguments("\u0661" + HEX.substring(1), Reason.NON_ASCII),
        arguments("\uff41" + HEX.substring(1), Reason.NON_ASCII),
        arguments("\t" + HEX.substring(1), Reason.CONTROL_CHARACTER),
        arguments("0".repeat(64), Reason.WRONG_SIGNATURE),
        arguments("0".repeat(257), Reason.OVERSIZED_HEADER),
        arguments(repeated(HEX, 10_000), Reason.OVERSIZED_HEADER));
  }

  @ParameterizedTest
  @MethodSource("hexSignatures")
  void badLegacySignature_isRefused(String signature, Reason reason) {
    Map<String, String> headers = Deliveries.legacy();
    headers.put("X-Webhook-Signature", signature);

    assertRefused(Deliveries.verify(Deliveries.BOTH, headers), reason, signature);
  }

  static Stream<String> everyHeader() {
    return Stream.of(
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
        "X-Webhook-Timestamp",
        "X-Webhook-Signature");
  }

  @ParameterizedTest
  @MethodSource("everyHeader")
  void doubledHeader_isRefused(String name) {
    boolean standard = name.startsWith("webhook");
    Map<String, String> headers = standard ? Deliveries.standard() : Deliveries.legacy();
    HeaderSource single = HeaderSource.of(headers);
    HeaderSource doubled =
        asked -> {
          List<String> values = new ArrayList<>(single.values(asked));
          if (asked.equalsIgnoreCase(name)) {
            values.add(headers.get(name));
          }
          return values;
        };

    assertRefused(Deliveries.verify(Deliveries.BOTH, doubled), Reason.DUPLICATED_HEADER, GOOD);
  }

  @ParameterizedTest
  @MethodSource("everyHeader")
  void missingHeader_isRefused(String name) {
    Map<String, String> headers =
        name.startsWith("webhook") ? Deliveries.both() : Deliveries.legacy();
    headers.remove(name);
    Reason reason =
        name.equals("webhook-id")
            ? Reason.MISSING_ID
            : name.endsWith("imestamp") ? Reason.MISSING_TIMESTAMP : Reason.MISSING_SIGNATURE;

    assertRefused(Deliveries.verify(Deliveries.BOTH, headers), reason, HEX);
  }

  @Test
  void tenThousandSignatures_areRefusedBeforeASecretIsLookedFor() {
    // A ring without a key for the scheme would be the next thing to be refused.
    KeyRing ring = KeyRing.of(SigningSecret.of("text", "not*base64"));
    Map<String, String> headers = Deliveries.standard();
    for (String list : List.of(repeated(ZEROS, 10_000), repeated("a", 100))) {
      headers.put("webhook-signature", list);

      Verdict verdict =
          new SignatureVerifier(Deliveries.CLOCK)
              .verify(ring, Deliveries.BOTH, HeaderSource.of(headers), Deliveries.BODY);

      assertThat(Deliveries.outcome(verdict))
          .isIn(Reason.OVERSIZED_HEADER.code(), Reason.TOO_MANY_SIGNATURES.code());
    }
  }

  private static void assertRefused(Verdict verdict, Reason reason, String input) {
    assertThat(Deliveries.outcome(verdict)).isEqualTo(reason.code());
    String detail = ((Verdict.Refused) verdict).detail();
    assertThat(detail).isNotBlank().hasSizeLessThan(200).matches("[ -~]+");
    if (input.length() > 7) {
      assertThat(detail).doesNotContain(input);
    }
  }

  private static String repeated(String entry, int times) {
    return (entry + " ").repeat(times).stripTrailing();
  }

  private static String inDigitsFrom(char zero) {
    StringBuilder text = new StringBuilder();
    "1772615704".chars().forEach(c -> text.append((char) (zero + c - '0')));
    return text.toString();
  }

  /** The last character before the padding carries two unused bits; this sets one. */
  private static String nonCanonical() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int last = GOOD.length() - 2;
    char next = alphabet.charAt(alphabet.indexOf(GOOD.charAt(last)) + 1);
    return GOOD.substring(0, last) + next + "=";
  }

  private static String oneLetterUpper() {
    int letter = 0;
    while (!Character.isLetter(HEX.charAt(letter))) {
      letter++;
    }
    return HEX.substring(0, letter)
        + Character.toUpperCase(HEX.charAt(letter))
        + HEX.substring(letter + 1);
  }
}
