package dev.signalbox.verifier;

import java.util.Base64;
import java.util.Optional;

/** Base64 as careless tools write it: either alphabet, with or without padding. */
final class LenientBase64 {

  private LenientBase64() {}

  static Optional<byte[]> decode(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    String plain = text.substring(0, end).replace('-', '+').replace('_', '/');
    try {
      byte[] bytes = Base64.getDecoder().decode(plain);
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
