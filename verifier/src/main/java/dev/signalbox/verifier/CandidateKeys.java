package dev.signalbox.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that one secret may have become for one shape: the right one, those of the usual
 * mistakes in decoding it, and those of the usual mistakes in copying it.
 */
final class CandidateKeys {

  private final SigningSecret secret;
  private final Shape shape;
  private final String text;
  private final List<Guess<CandidateKey>> keys = new ArrayList<>();
  private final Set<ByteBuffer> seen = new HashSet<>();

  private CandidateKeys(SigningSecret secret, Shape shape) {
    this.secret = secret;
    this.shape = shape;
    this.text = new String(secret.text().utf8(), StandardCharsets.UTF_8);
  }

  /** Distinct keys, the right one first where the secret has one. */
  static List<Guess<CandidateKey>> of(SigningSecret secret, Shape shape) {
    CandidateKeys candidates = new CandidateKeys(secret, shape);
    candidates.rightKey();
    candidates.otherTexts();
    candidates.otherDecodings();
    candidates.surroundingWhitespace();
    return List.copyOf(candidates.keys);
  }

  private void rightKey() {
    if (shape == Shape.STANDARD) {
      secret.text().decoded().ifPresent(key -> add(key, Optional.empty()));
    } else {
      add(secret.text().utf8(), Optional.empty());
    }
  }

  private void otherDecodings() {
    add(utf8(text), decoding("the UTF-8 of the whole secret text"));
    add(utf8(bare(text)), decoding("the UTF-8 of the secret without whsec_, not decoded"));
    LenientBase64.decode(bare(text))
        .ifPresent(
            key ->
                add(
                    key,
                    decoding(
                        "the Base64-decoded secret, whsec_ taken away, either alphabet and padding")));
  }

  private void otherTexts() {
    if (!text.startsWith(SecretText.PREFIX)) {
      add(utf8(SecretText.PREFIX + text), copied("lacks the whsec_ in front"));
    }
    String unquoted = unquoted(text);
    if (!unquoted.equals(text)) {
      addText(unquoted, copied("has quotation marks around it"));
    }
    if (bare(text).startsWith(SecretText.PREFIX)) {
      addText(bare(text), copied("has whsec_ twice in front"));
    }
    for (String padding : List.of("=", "==")) {
      addText(text + padding, copied("lacks the padding at the end"));
    }
  }

  private void surroundingWhitespace() {
    for (String end : List.of("\n", "\r\n", " ")) {
      add(utf8(text + end), whitespace());
      add(utf8(bare(text) + end), whitespace());
    }
    add(utf8(" " + text), whitespace());
  }

  private void addText(String other, Optional<Finding> finding) {
    if (shape == Shape.STANDARD) {
      StrictBase64.decode(bare(other)).ifPresent(key -> add(key, finding));
    } else {
      add(utf8(other), finding);
    }
  }

  private void add(byte[] key, Optional<Finding> finding) {
    if (key.length > 0 && seen.add(ByteBuffer.wrap(key))) {
      keys.add(Guess.because(new CandidateKey(secret, shape, new HmacKey(key)), finding));
    }
  }

  private Optional<Finding> decoding(String used) {
    String expected =
        shape == Shape.STANDARD
            ? "the Base64-decoded secret without whsec_"
            : "the UTF-8 of the whole secret text, whsec_ included";
    return Optional.of(
        new Finding(
            "secret-decoding",
            "the sender used %s as the key, where its scheme uses %s (secret '%s'). Correct the sender; Linq itself does it right."
                .formatted(used, expected, secret.id())));
  }

  private Optional<Finding> copied(String how) {
    return Optional.of(
        new Finding(
            "secret-text",
            "the text of secret '%s' %s. Set it exactly as Linq returned it."
                .formatted(secret.id(), how)));
  }

  private Optional<Finding> whitespace() {
    return Optional.of(
        new Finding(
            "secret-whitespace",
            "the sender signed with whitespace around the text of secret '%s', usually the line end of a file. Strip it there."
                .formatted(secret.id())));
  }

  private static String bare(String text) {
    return SecretText.withoutPrefix(text);
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(last);
    return quoted ? text.substring(1, last) : text;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
