package dev.signalbox.bench.work;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The verdict on one delivery. Its secret is the last of the ring; all of them are tried anyway.
 */
public final class VerifyWork implements Work {

  private static final Instant NOW = Instant.parse("2026-03-04T09:20:01Z");

  private final SignatureVerifier verifier =
      new SignatureVerifier(Clock.fixed(NOW, ZoneOffset.UTC));
  private final VerificationPolicy policy = VerificationPolicy.defaults();
  private final KeyRing ring;
  private final byte[] body;
  private final HeaderSource headers;

  /**
   * For bodies of a size and rings of a size.
   *
   * @param size of the body in bytes
   * @param keys 1 to 16
   */
  public VerifyWork(int size, int keys) {
    this.ring = Secrets.ring(keys);
    this.body = Bodies.message(size).getBytes(StandardCharsets.UTF_8);
    this.headers =
        HeaderSource.of(
            new Signer().standard(Secrets.secret(keys - 1), "evt-of-the-bench", NOW, body));
  }

  @Override
  public Verdict once() {
    return verifier.verify(ring, policy, headers, body);
  }
}
