package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignatureSearchTest {

  @Test
  void attempts_areBounded() {
    assertThat(exhaustedBy(20_000)).isFalse();
    assertThat(exhaustedBy(20_001)).isTrue();
  }

  /** One head, which is a guess as the keys are, so that each key is tried once. */
  private static boolean exhaustedBy(int keys) {
    CandidateKey key =
        new CandidateKey(
            Deliveries.SECRET, Shape.LEGACY, new HmacKey(Deliveries.utf8(Deliveries.TEXT)));
    SignedHead head = new SignedHead(Shape.LEGACY, new byte[0], OptionalLong.empty());
    SignatureSearch search =
        new SignatureSearch(
            List.of(Guess.asItCame(new GivenSignature(Scheme.LEGACY, new byte[32]))),
            Collections.nCopies(keys, Guess.because(key, "key", "a key")),
            List.of(Guess.because(head, "head", "a head")),
            new byte[0]);

    assertThat(search.run()).isEmpty();
    return search.exhausted();
  }
}
