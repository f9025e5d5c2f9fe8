package dev.signalbox.verifier;

/**
 * Reads the value of {@code X-Webhook-Signature}: 64 hex digits in lower case, as Linq writes them
 * and as the snippets of its documentation compare them (protocol.md, 2.2). Upper case and a {@code
 * sha256=} in front, which some receivers tolerate, are refused with reasons of their own.
 */
final class HexSignature {

  static final int MAX_LENGTH = 256;
  private static final int DIGITS = 64;

  private HexSignature() {}

  static byte[] parse(String value) {
    if (value.startsWith("sha256=")) {
      throw new Refusal(
          Reason.SHA256_PREFIX, HeaderNames.LEGACY_SIGNATURE + " begins with sha256=");
    }
    if (value.length() != DIGITS) {
      throw new Refusal(
          Reason.MALFORMED_SIGNATURE,
          HeaderNames.LEGACY_SIGNATURE
              + " has "
              + value.length()
              + " characters, expected are "
              + DIGITS
              + " hex digits");
    }
    byte[] bytes = new byte[DIGITS / 2];
    boolean upper = false;
    for (int i = 0; i < DIGITS; i++) {
      char c = value.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new Refusal(
            Reason.MALFORMED_SIGNATURE,
            HeaderNames.LEGACY_SIGNATURE
                + " holds something else than a hex digit at position "
                + i);
      }
      upper |= c >= 'A' && c <= 'F';
      bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
    }
    if (upper) {
      throw new Refusal(Reason.UPPER_CASE_HEX, HeaderNames.LEGACY_SIGNATURE + " is in upper case");
    }
    return bytes;
  }
}
