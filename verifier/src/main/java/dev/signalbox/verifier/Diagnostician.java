package dev.signalbox.verifier;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Says why a delivery does not verify and what to do: it looks for the one change of body, headers,
 * key or clock that would make the signature right. For tools only, never on the request path: it
 * tries up to some ten thousand HMACs, and what it tells would help an attacker.
 *
 * <p>The codes of its findings: those of {@link Reason} for what is plainly wrong in the headers,
 * and
 *
 * <ul>
 *   <li>body: {@code body-reserialised}, {@code crlf}, {@code trailing-newline}, {@code bom},
 *       {@code body-charset}, {@code body-lossy}, {@code body-base64}, {@code body-compressed},
 *       {@code body-empty}, {@code body-too-large}
 *   <li>secret: {@code secret-decoding}, {@code secret-text}, {@code secret-whitespace}, {@code
 *       secret-not-valid}
 *   <li>headers: {@code other-scheme}, {@code body-alone-signed}, {@code signature-encoding},
 *       {@code signature-prefix}, {@code timestamp-milliseconds}, {@code header-altered}, {@code
 *       header-whitespace}, {@code headers-dropped}
 *   <li>{@code clock-skew}; {@code search-limited} and {@code unexplained} when nothing was found
 * </ul>
 *
 * <p>It cannot undo a changed order of members or another spelling of numbers. Immutable and safe
 * for use by several threads.
 */
public final class Diagnostician {

  /** A body larger than this is not searched, in bytes. */
  public static final int MAX_BODY = 1 << 20;

  private final Clock clock;

  /** With the clock that timestamps and the validity of secrets are judged by. */
  public Diagnostician(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Explains why a delivery is refused.
   *
   * @param ring the secrets of the endpoint; those outside of their validity are tried as well
   * @param policy the schemes and the tolerance of the endpoint
   * @param headers the headers as they came
   * @param body the raw bytes as they came; up to {@link #MAX_BODY} bytes are searched
   * @return at least one finding, or none when the delivery verifies
   */
  public Diagnosis diagnose(
      KeyRing ring, VerificationPolicy policy, HeaderSource headers, byte[] body) {
    Clock moment = Clock.fixed(clock.instant(), clock.getZone());
    Verdict verdict = new SignatureVerifier(moment).verify(ring, policy, headers, body);
    if (verdict instanceof Verdict.Refused refused) {
      return new Diagnosis(
          new Examination(ring, policy, headers, body, moment.instant()).of(refused));
    }
    return new Diagnosis(List.of());
  }
}
