package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVectorsTest {

  /** Where the vectors leave the choice, and what is chosen here: strict. */
  private static final Map<String, Reason> CHOSEN =
      Map.of(
          "timestamp-trailing-garbage", Reason.TIMESTAMP_NOT_DIGITS,
          "signature-without-padding", Reason.MALFORMED_SIGNATURE,
          "uppercase-hex", Reason.UPPER_CASE_HEX,
          "sha256-prefix", Reason.SHA256_PREFIX);

  static Stream<Vector> accepted() {
    return expecting("accept");
  }

  static Stream<Vector> rejected() {
    return expecting("reject");
  }

  static Stream<Vector> open() {
    return expecting("implementation-defined");
  }

  private static Stream<Vector> expecting(String what) {
    return Vector.all().stream().filter(vector -> vector.expect().equals(what));
  }

  @Test
  void everyVector_isOfAKnownKind() {
    List<Vector> all = Vector.all();
    assertThat(all).hasSizeGreaterThan(40);
    assertThat(accepted().count() + rejected().count() + open().count()).isEqualTo(all.size());
    assertThat(open().map(Vector::name)).containsExactlyInAnyOrderElementsOf(CHOSEN.keySet());
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void goodVector_isAccepted(Vector vector) {
    for (VerificationPolicy policy : List.of(policy(vector), Deliveries.BOTH)) {
      Verdict verdict = vector.verify(policy);

      assertThat(verdict)
          .isEqualTo(
              new Verdict.Accepted(
                  vector.scheme(),
                  "vector",
                  Optional.ofNullable(vector.headers().get("webhook-id")),
                  Instant.ofEpochSecond(1_772_615_702L)));
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void badVector_isRefused(Vector vector) {
    assertThat(vector.verify(policy(vector))).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("open")
  void lenientVector_isRefusedWithAReasonOfItsOwn(Vector vector) {
    Verdict verdict = vector.verify(policy(vector));

    assertThat(Deliveries.outcome(verdict)).isEqualTo(CHOSEN.get(vector.name()).code());
  }

  private static VerificationPolicy policy(Vector vector) {
    return vector.scheme() == Scheme.STANDARD ? Deliveries.STANDARD : Deliveries.LEGACY;
  }
}
