package dev.signalbox.verifier;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The rules written down in the plainest way, to compare the fast implementation with: builds the
 * signed text, makes the one right header value and compares texts.
 */
final class NaiveVerifier {

  private NaiveVerifier() {}

  static boolean accepts(String secret, long now, Map<String, String> headers, byte[] body) {
    String id = headers.get("webhook-id");
    String timestamp = headers.get("webhook-timestamp");
    String signature = headers.get("webhook-signature");
    if (id == null && timestamp == null && signature == null) {
      String legacyTime = headers.get("X-Webhook-Timestamp");
      return fresh(legacyTime, now)
          && HexFormat.of()
              .formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), legacyTime + ".", body))
              .equals(headers.get("X-Webhook-Signature"));
    }
    if (id == null || !id.matches("[A-Za-z0-9_:-]{1,128}") || signature == null) {
      return false;
    }
    if (!fresh(timestamp, now)
        || !signature.matches("[!-~]+( [!-~]+){0,15}")
        || signature.length() > 2048) {
      return false;
    }
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    String right =
        "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + ".", body));
    return Arrays.asList(signature.split(" ")).contains(right);
  }

  private static boolean fresh(String timestamp, long now) {
    return timestamp != null
        && timestamp.matches("0|[1-9][0-9]{0,63}")
        && new BigInteger(timestamp)
                .subtract(BigInteger.valueOf(now))
                .abs()
                .compareTo(BigInteger.valueOf(300))
            <= 0;
  }

  private static byte[] hmac(byte[] key, String head, byte[] body) {
    try {
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(signed.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
