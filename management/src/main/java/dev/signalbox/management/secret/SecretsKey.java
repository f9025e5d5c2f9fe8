package dev.signalbox.management.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that kept secrets are encrypted with: AES with 256 bits. Never shown. */
public final class SecretsKey {

  /** How long it is. */
  public static final int BYTES = 32;

  private final SecretKey key;

  private SecretsKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * A key of its bytes.
   *
   * @param where for the message, as in "the file /etc/signalbox/key"
   * @throws SecretStoreException when there are not {@value #BYTES} of them
   */
  public static SecretsKey of(byte[] bytes, String where) {
    if (bytes.length != BYTES) {
      throw new SecretStoreException(
          "expected a key of %s bytes in %s, found %s; make one with: openssl rand -base64 32"
              .formatted(BYTES, where, bytes.length));
    }
    return new SecretsKey(bytes);
  }

  /**
   * A key of Base64, with or without white space around it.
   *
   * @param where for the message
   * @throws SecretStoreException when it is no Base64 of {@value #BYTES} bytes
   */
  public static SecretsKey ofBase64(String text, String where) {
    try {
      return of(Base64.getDecoder().decode(text.trim()), where);
    } catch (IllegalArgumentException e) {
      // The decoder's message would repeat a character of the key.
      throw new SecretStoreException(
          "expected a key in Base64 in "
              + where
              + ", found something else; make one with: openssl rand -base64 32");
    }
  }

  SecretKey forCipher() {
    return key;
  }

  /** Tells two keys apart and says nothing else about them. */
  String check() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] all = mac.doFinal("signalbox secrets key check".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "SecretsKey[hidden]";
  }
}
