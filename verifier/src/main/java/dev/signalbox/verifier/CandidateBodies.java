package dev.signalbox.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the body may have been before something on its way changed it. */
final class CandidateBodies {

  private static final String RAW_BYTES =
      " Verify the bytes as they come in, before any parser or middleware, and switch off what rewrites bodies in between.";

  private final byte[] body;
  private final int limit;
  private final List<Supplier<Optional<Guess<byte[]>>>> guesses = new ArrayList<>();

  private CandidateBodies(byte[] body, int limit) {
    this.body = body;
    this.limit = limit;
  }

  /** Distinct bodies, each made when asked for; the body as it came is not among them. */
  static Stream<Guess<byte[]>> of(byte[] body, int limit) {
    CandidateBodies bodies = new CandidateBodies(body, limit);
    bodies.ends();
    bodies.lines();
    bodies.encodings();
    bodies.spellings();
    Set<String> seen = new HashSet<>(Set.of(digest(body)));
    return bodies.guesses.stream()
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .filter(guess -> seen.add(digest(guess.value())));
  }

  private void ends() {
    String code = "trailing-newline";
    add(
        code,
        "a line end was added at the end of the body." + RAW_BYTES,
        () -> Optional.of(BodyBytes.withoutLastLineEnd(body)));
    add(
        code,
        "whitespace was added around the body." + RAW_BYTES,
        () -> Optional.of(BodyBytes.withoutOuterBlanks(body)));
    for (String end : List.of("\n", "\r\n")) {
      add(
          code,
          "the line end at the end of the body was removed." + RAW_BYTES,
          () -> Optional.of(BodyBytes.append(body, end)));
    }
  }

  private void lines() {
    String code = "crlf";
    for (boolean chopped : new boolean[] {false, true}) {
      byte[] base = chopped ? BodyBytes.withoutLastLineEnd(body) : body;
      String also = chopped ? " and a line end was added at the end." : ".";
      add(
          code,
          "line ends were changed from LF to CRLF" + also + RAW_BYTES,
          () -> Optional.of(BodyBytes.toLf(base)));
      add(
          code,
          "line ends were changed from CRLF to LF" + also + RAW_BYTES,
          () -> Optional.of(BodyBytes.toCrLf(base)));
    }
  }

  private void encodings() {
    add(
        "bom",
        "a byte order mark was "
            + (BodyBytes.hasBom(body) ? "added in front of" : "removed from")
            + " the body."
            + RAW_BYTES,
        () -> Optional.of(BodyBytes.toggleBom(body)));
    add(
        "body-charset",
        "the body is UTF-8 that was read as ISO-8859-1 and encoded once more." + RAW_BYTES,
        () -> BodyBytes.recode(body, StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1));
    add(
        "body-charset",
        "the body was recoded from UTF-8 to ISO-8859-1." + RAW_BYTES,
        () -> BodyBytes.recode(body, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8));
    add(
        "body-base64",
        "the body is Base64, as some gateways pass binary bodies. Decode it before verifying.",
        () -> BodyBytes.base64Decoded(body));
    add(
        "body-compressed",
        "the body is compressed with gzip. Unpack it before verifying, or keep the proxy from packing.",
        () -> BodyBytes.unpacked(body, limit));
  }

  private void spellings() {
    byte[] json = BodyBytes.hasBom(body) ? BodyBytes.toggleBom(body) : body;
    for (JsonSlashes slashes : JsonSlashes.values()) {
      for (JsonEscaping escaping : JsonEscaping.values()) {
        for (JsonSpacing spacing : JsonSpacing.values()) {
          spelling(json, spacing, escaping, slashes, "");
          spelling(json, spacing, escaping, slashes, "\n");
        }
      }
    }
  }

  private void spelling(
      byte[] json, JsonSpacing spacing, JsonEscaping escaping, JsonSlashes slashes, String end) {
    String words =
        spacing.words + escaping.words + slashes.words + (end.isEmpty() ? "" : ", and a line end");
    add(
        "body-reserialised",
        "the body was read as JSON and written again; signed was the JSON "
            + words
            + "."
            + RAW_BYTES,
        () ->
            JsonSpelling.write(json, spacing, escaping, slashes)
                .map(bytes -> end.isEmpty() ? bytes : BodyBytes.append(bytes, end)));
  }

  private void add(String code, String explanation, Supplier<Optional<byte[]>> bytes) {
    guesses.add(() -> bytes.get().map(found -> Guess.because(found, code, explanation)));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
    }
  }
}
