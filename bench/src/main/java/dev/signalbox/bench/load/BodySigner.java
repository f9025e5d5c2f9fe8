package dev.signalbox.bench.load;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests in place; for one thread. */
final class BodySigner {

  static final int LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  BodySigner(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** The signature of a filled template. */
  byte[] sign(RequestTemplate template, byte[] request, byte[] id, byte[] seconds) {
    if (template.signing() == Signing.STANDARD) {
      mac.update(id);
      mac.update((byte) '.');
      mac.update(seconds);
      mac.update((byte) '.');
    }
    mac.update(request, template.bodyAt(), template.bodyLength());
    return mac.doFinal();
  }
}
