package dev.signalbox.verifier;

import java.util.Optional;

/** Base64 as RFC 4648 section 4 writes it: standard alphabet, padded, nothing else tolerated. */
final class StrictBase64 {

  /**
   * A decoded text.
   *
   * @param bytes what it stands for
   * @param canonical whether the bits that the last character has over are zero; where they are
   *     not, several texts stand for the same bytes
   */
  record Decoded(byte[] bytes, boolean canonical) {}

  private StrictBase64() {}

  /** The bytes of a canonical text; empty when it is anything else. */
  static Optional<byte[]> decode(String text) {
    return read(text, 0, text.length()).filter(Decoded::canonical).map(Decoded::bytes);
  }

  /** Reads the text between two positions; empty on a foreign character or wrong padding. */
  static Optional<Decoded> read(String text, int from, int to) {
    int length = to - from;
    if (length == 0 || length % 4 != 0) {
      return Optional.empty();
    }
    int padding = text.charAt(to - 1) != '=' ? 0 : text.charAt(to - 2) != '=' ? 1 : 2;
    byte[] bytes = new byte[length / 4 * 3 - padding];
    int bits = 0;
    int held = 0;
    int filled = 0;
    for (int i = from; i < to - padding; i++) {
      int value = valueOf(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      bits = bits << 6 | value;
      held += 6;
      if (held >= 8) {
        held -= 8;
        bytes[filled++] = (byte) (bits >> held);
        bits &= (1 << held) - 1;
      }
    }
    return Optional.of(new Decoded(bytes, bits == 0));
  }

  private static int valueOf(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
