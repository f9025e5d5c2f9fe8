package dev.signalbox.core.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes the percent notation of URLs (RFC 3986, 2.1), strictly: bad notation is refused. */
final class PercentText {

  private static final int HEX = 16;

  private PercentText() {}

  /** Decodes a segment of a path. */
  static String decode(String raw) {
    byte[] plain = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length);
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] == '%') {
        out.write(digit(plain, i + 1) * HEX + digit(plain, i + 2));
        i += 2;
      } else {
        out.write(plain[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(out.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ApiException(400, "expected UTF-8 in the URL, found other bytes", e);
    }
  }

  /** Decodes a name or a value of a query string, where a plus sign stands for a space. */
  static String decodeParameter(String raw) {
    return decode(raw.replace('+', ' '));
  }

  private static int digit(byte[] text, int at) {
    int value = at < text.length ? Character.digit(text[at], HEX) : -1;
    if (value < 0) {
      throw new ApiException(400, "expected two hexadecimal digits after each % in the URL");
    }
    return value;
  }
}
