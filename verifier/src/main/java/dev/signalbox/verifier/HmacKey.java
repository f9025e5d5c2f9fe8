package dev.signalbox.verifier;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC-SHA256 key that signs from any thread. It looks the algorithm up and expands the key
 * once, then clones that state for each use: the look-up costs more than signing a small body.
 */
final class HmacKey {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Mac prototype;
  private final boolean cloneable;

  /** Takes a key of at least one byte; copies it. */
  HmacKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.prototype = initialised();
    this.cloneable = canBeCloned(prototype);
  }

  /** The HMAC over {@code head} followed by {@code body}, 32 bytes. Neither array is copied. */
  byte[] sign(byte[] head, byte[] body) {
    Mac mac = fresh();
    mac.update(head);
    mac.update(body);
    return mac.doFinal();
  }

  private Mac fresh() {
    if (!cloneable) {
      return initialised();
    }
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a " + ALGORITHM + " that could be cloned no longer can", e);
    }
  }

  private Mac initialised() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          ALGORITHM + " is missing in this Java runtime; add a security provider that has it", e);
    }
  }

  /** A provider that keeps its keys in hardware may not allow it. */
  private static boolean canBeCloned(Mac mac) {
    try {
      mac.clone();
      return true;
    } catch (CloneNotSupportedException e) {
      return false;
    }
  }
}
