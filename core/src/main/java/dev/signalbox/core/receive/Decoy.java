package dev.signalbox.core.receive;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** An endpoint that nobody has the secret of. */
final class Decoy {

  private static final int SECRET_BYTES = 32;

  private Decoy() {}

  static EndpointConfig endpoint() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    SigningSecret secret =
        SigningSecret.of("decoy", "whsec_" + Base64.getEncoder().encodeToString(random));
    return new EndpointConfig("decoy", new KeyRing(List.of(secret)), VerificationPolicy.defaults());
  }
}
