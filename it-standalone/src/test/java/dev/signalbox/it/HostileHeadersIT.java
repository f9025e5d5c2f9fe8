package dev.signalbox.it;

import static dev.signalbox.it.Forge.MARKER;
import static dev.signalbox.it.Forge.legacy;
import static dev.signalbox.it.Forge.legacySignature;
import static dev.signalbox.it.Forge.line;
import static dev.signalbox.it.Forge.post;
import static dev.signalbox.it.Forge.signature;
import static dev.signalbox.it.Forge.standard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile sender may write into the headers of a delivery. */
class HostileHeadersIT {

  private static final byte[] BODY = HostileNode.body();
  private static final String ID = "wh-1";

  @TempDir private static Path temp;
  private static HostileNode node;

  @BeforeAll
  static void start() throws IOException {
    node = HostileNode.start(temp);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** Each is signed for what it claims, so that only its form is wrong. */
  private static List<String> timestamps() {
    long now = Long.parseLong(Forge.now());
    List<String> wrong =
        new ArrayList<>(
            List.of(
                "-" + now,
                "+" + now,
                now + " 1",
                now + ".0",
                now + "e0",
                "0x" + Long.toHexString(now),
                "0" + now,
                now + "000",
                now + "x",
                "1 " + now,
                "99999999999999999999999999",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "18446744073709551616",
                (now + (1L << 32)) + "",
                (now - 301) + "",
                (now + 310) + "",
                "0",
                "NaN",
                MARKER,
                "1" + "0".repeat(5000),
                now + "\t" + now,
                now + "\u00b2"));
    for (char zero : new char[] {'\u0660', '\u0966', '\uff10'}) {
      StringBuilder other = new StringBuilder();
      for (char digit : Long.toString(now).toCharArray()) {
        other.append((char) (zero + digit - '0'));
      }
      wrong.add(
          new String(
              other.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    return wrong;
  }

  private static List<String> signatures(String good) {
    String last = good.substring(good.length() - 2, good.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // The two lowest bits of the last character mean nothing: a lenient decoder ignores them.
    String loose =
        good.substring(0, good.length() - 2) + alphabet.charAt(alphabet.indexOf(last) ^ 1) + "=";
    return List.of(
        "v1",
        "v1,",
        "v2," + good.substring(3),
        "V1," + good.substring(3),
        "v1a," + good.substring(3),
        good.substring(3),
        loose,
        good.substring(0, good.length() - 1),
        good + "=",
        good.replace('+', '-').replace('/', '_').replace("v1,", "v1,-"),
        "v1, " + good.substring(3),
        "v1,\"" + good.substring(3) + "\"",
        "v1," + "=".repeat(44),
        "v1," + MARKER,
        good + "," + good,
        good + "  " + good,
        good + "\t" + good,
        (good + " ").repeat(17).strip(),
        ("v1," + "A".repeat(43) + "= ").repeat(100) + good,
        "v1,a ".repeat(2000) + good);
  }

  private static List<String> refused() {
    String now = Forge.now();
    String good = signature(ID, now, BODY);
    String whole = standard(ID, now, good);
    String oldStyle = legacy(now, legacySignature(now, BODY));
    List<String> all = new ArrayList<>();
    all.add("");
    all.add(whole.replaceFirst("webhook-id[^\n]*\n", ""));
    all.add(whole.replaceFirst("webhook-timestamp[^\n]*\n", ""));
    all.add(whole.replaceFirst("webhook-signature[^\n]*\n", ""));
    all.add(whole + line("webhook-id", ID));
    all.add(whole + line("WEBHOOK-ID", MARKER));
    all.add(whole + line("webhook-timestamp", now));
    all.add(whole + line("Webhook-Signature", good));
    all.add(whole + line("webhook-signature", ""));
    all.add(oldStyle + line("X-Webhook-Timestamp", now));
    all.add(oldStyle + line("x-webhook-signature", MARKER));
    // A downgrade: a header of the standard set is there, so the legacy set must not decide.
    all.add(oldStyle + line("webhook-id", ID));
    all.add(oldStyle + line("webhook-signature", ""));
    all.add(oldStyle + line("webhook-timestamp", MARKER));
    timestamps().forEach(t -> all.add(standard(ID, t, BODY)));
    timestamps().forEach(t -> all.add(legacy(t, legacySignature(t, BODY))));
    signatures(good).forEach(s -> all.add(standard(ID, now, s)));
    for (String id :
        List.of(
            "",
            "wh.1",
            ID + "." + now,
            "wh 1",
            "w\u00e4",
            "a\tb",
            "../../" + MARKER,
            "x".repeat(129),
            "x".repeat(9000))) {
      all.add(standard(id, now, BODY));
    }
    String hex = legacySignature(now, BODY);
    for (String value :
        List.of("", MARKER, "sha256=" + hex, hex + "0", hex.toUpperCase(), hex.substring(2))) {
      all.add(legacy(now, value));
    }
    all.add(standard(ID, now, signature(ID, now, HostileNode.body())));
    return all;
  }

  @Test
  void everyWrongDelivery_isRefusedWithTheSameBytes() throws IOException {
    long newest = node.newest();
    Set<String> answers = new HashSet<>();
    for (String headers : refused()) {
      Reply reply = node.send(post("/webhooks/linq", headers, BODY));
      assertThat(reply.status()).as(headers).isEqualTo(401);
      answers.add(reply.withoutDate());
    }
    String good = standard(ID, Forge.now(), BODY);
    for (String path :
        List.of("/", "/none", "/default/", "/default/x", "/DEFAULT", "/" + MARKER, "/-")) {
      answers.add(node.send(post("/webhooks/linq" + path, good, BODY)).withoutDate());
    }
    assertThat(answers).hasSize(1);
    node.assertTakesNothingBut(newest);
  }

  @Test
  void brokenOrHugeHeaders_areTurnedAwayByTheServer() throws IOException {
    long newest = node.newest();
    String good = standard(ID, Forge.now(), BODY);
    List<String> broken = new ArrayList<>();
    for (char control : new char[] {0, 1, 7, 8, 11, 12, 13, 27, 127}) {
      broken.add(good + line("X-Any", "a" + control + MARKER));
      broken.add(good.replace(ID, "w" + control + "h"));
    }
    broken.add(good + "X-Any: a\r\n " + MARKER + "\r\n");
    broken.add(good.replace(ID + "\r\n", "w\r\n h\r\n"));
    broken.add(good + "X-" + MARKER + " : a\r\n");
    broken.add(good + MARKER + "\r\n");
    broken.add(good + ": " + MARKER + "\r\n");
    broken.add(good + "X\u0001" + MARKER + ": a\r\n");
    broken.add(good + line("Host", MARKER));
    for (String headers : broken) {
      Reply reply = node.send(post("/webhooks/linq", headers, BODY));
      assertThat(reply.status()).as(headers).isEqualTo(400);
      assertThat(reply.closed()).isTrue();
    }
    for (String headers :
        List.of(
            good + line("X-Any", MARKER.repeat(9_100)),
            good + line("X-Any", MARKER).repeat(10_000),
            line(MARKER.repeat(9_100), "a") + good,
            standard(
                ID,
                Forge.now(),
                (signature(ID, Forge.now(), BODY) + " ").repeat(10_000).strip()))) {
      Reply reply = node.send(post("/webhooks/linq", headers, BODY));
      assertThat(reply.status()).isEqualTo(431);
      assertThat(reply.closed()).isTrue();
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void untouchedHeaders_areTaken() throws IOException {
    // Proves that what is refused above is refused for what was changed.
    byte[] body = HostileNode.body();
    String now = Forge.now();
    List<String> good =
        List.of(
            standard(ID, now, body),
            legacy(now, legacySignature(now, body)),
            legacy(now, MARKER) + standard(ID, now, body),
            standard(ID, now, body) + line("X-Any", "a\tb\u0080\u00ff"),
            standard(ID, now, body)
                .toUpperCase()
                .replace(signature(ID, now, body).toUpperCase(), signature(ID, now, body))
                .replace("WH-1", ID),
            standard(ID, now, "v1,AAAA v2,x " + signature(ID, now, body)));
    long newest = node.newest();
    for (String headers : good) {
      assertThat(node.send(post("/webhooks/linq", headers, body)).status())
          .as(headers)
          .isEqualTo(200);
    }
    assertThat(node.newest()).isEqualTo(newest + 1);
  }
}
