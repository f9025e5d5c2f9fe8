package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateKeysTest {

  private static final byte[] NOTHING = new byte[0];

  @Test
  void keyWithALineEndBehindTheBareText_isAmongThem() {
    String bare = Deliveries.TEXT.substring(6);

    assertThat(codes(Deliveries.TEXT, Shape.STANDARD, bare + "\n"))
        .containsExactly("secret-whitespace");
  }

  @Test
  void quotes_areTakenAwayInPairs() {
    assertThat(codes("'abc'", Shape.LEGACY, "abc")).containsExactly("secret-text");
    assertThat(codes("\"abc\"", Shape.LEGACY, "abc")).containsExactly("secret-text");
    assertThat(codes("\"abc'", Shape.LEGACY, "abc")).isEmpty();
    assertThat(codes("xabcx", Shape.LEGACY, "abc")).isEmpty();
  }

  @Test
  void textThatDecodesToNothing_givesNoEmptyKey() {
    for (Shape shape : Shape.values()) {
      assertThat(CandidateKeys.of(SigningSecret.of("main", "\"\""), shape)).isNotEmpty();
      assertThat(CandidateKeys.of(SigningSecret.of("main", "="), shape)).isNotEmpty();
    }
  }

  @Test
  void decoding_saysWhatTheSchemeUses() {
    assertThat(explanations(Shape.STANDARD))
        .anyMatch(text -> text.contains("uses the Base64-decoded secret without whsec_ ("))
        .noneMatch(text -> text.contains("whsec_ included"));
    assertThat(explanations(Shape.LEGACY))
        .anyMatch(
            text -> text.contains("uses the UTF-8 of the whole secret text, whsec_ included"));
  }

  private static List<String> explanations(Shape shape) {
    return CandidateKeys.of(Deliveries.SECRET, shape).stream()
        .flatMap(guess -> guess.findings().stream())
        .map(Finding::explanation)
        .toList();
  }

  /** What is said about the keys that sign like the given text. */
  private static List<String> codes(String secret, Shape shape, String key) {
    byte[] expected = new HmacKey(Deliveries.utf8(key)).sign(NOTHING, NOTHING);
    return CandidateKeys.of(SigningSecret.of("main", secret), shape).stream()
        .filter(guess -> Arrays.equals(guess.value().key().sign(NOTHING, NOTHING), expected))
        .flatMap(guess -> guess.findings().stream().map(Finding::code))
        .toList();
  }
}
