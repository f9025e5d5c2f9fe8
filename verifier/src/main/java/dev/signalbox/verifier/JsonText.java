package dev.signalbox.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Copies one JSON text, its characters escaped in another way. */
final class JsonText {

  private static final int NONE = -1;

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private final JsonEscaping escaping;
  private final JsonSlashes slashes;

  JsonText(byte[] in, ByteArrayOutputStream out, JsonEscaping escaping, JsonSlashes slashes) {
    this.in = in;
    this.out = out;
    this.escaping = escaping;
    this.slashes = slashes;
  }

  /** Copies the text that begins with a quote at {@code from}; the place after it, or -1. */
  int copy(int from) {
    out.write('"');
    int at = from + 1;
    while (at < in.length && in[at] != '"') {
      at += in[at] == '\\' ? escape(at) : character(at);
    }
    out.write('"');
    return at < in.length ? at + 1 : NONE;
  }

  private int escape(int at) {
    if (at + 1 < in.length && in[at + 1] == '/') {
      slash(true);
      return 2;
    }
    int unit = codeUnit(at);
    if (unit == NONE || escaping == JsonEscaping.AS_IT_CAME) {
      return asItCame(at, unit == NONE ? 2 : 6);
    }
    if (Character.isHighSurrogate((char) unit)) {
      int low = codeUnit(at + 6);
      if (low != NONE && Character.isLowSurrogate((char) low)) {
        emit(Character.toCodePoint((char) unit, (char) low));
        return 12;
      }
    }
    if (mustStayEscaped(unit)) {
      return asItCame(at, 6);
    }
    emit(unit);
    return 6;
  }

  private static boolean mustStayEscaped(int unit) {
    return unit < ' ' || unit == '"' || unit == '\\' || Character.isSurrogate((char) unit);
  }

  private int character(int at) {
    if (in[at] == '/') {
      slash(false);
      return 1;
    }
    int length = utf8Length(at);
    if (escaping == JsonEscaping.AS_IT_CAME || length == NONE) {
      return asItCame(at, 1);
    }
    String text = new String(in, at, length, StandardCharsets.UTF_8);
    if (text.codePointAt(0) == 0xfffd) {
      return asItCame(at, 1);
    }
    emit(text.codePointAt(0));
    return length;
  }

  private void slash(boolean wasEscaped) {
    boolean escaped =
        slashes == JsonSlashes.AS_IT_CAME ? wasEscaped : slashes == JsonSlashes.ESCAPED;
    ascii(escaped ? "\\/" : "/");
  }

  private void emit(int codePoint) {
    if (!escapes(codePoint)) {
      out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      return;
    }
    for (char unit : Character.toChars(codePoint)) {
      ascii((escaping == JsonEscaping.ASCII_UPPER ? "\\u%04X" : "\\u%04x").formatted((int) unit));
    }
  }

  private boolean escapes(int codePoint) {
    return switch (escaping) {
      case AS_IT_CAME, RAW -> false;
      case ASCII, ASCII_UPPER -> codePoint > '~';
      case HTML ->
          codePoint == '<'
              || codePoint == '>'
              || codePoint == '&'
              || codePoint == 0x2028
              || codePoint == 0x2029;
    };
  }

  private int codeUnit(int at) {
    if (at + 6 > in.length || in[at] != '\\' || in[at + 1] != 'u') {
      return NONE;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = in[i] < 0 ? NONE : Character.digit(in[i], 16);
      if (digit < 0) {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private int utf8Length(int at) {
    int lead = in[at] & 0xff;
    int length = lead < 0x80 ? 1 : lead < 0xc2 ? NONE : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return length != NONE && at + length <= in.length ? length : NONE;
  }

  private int asItCame(int at, int length) {
    int end = Math.min(in.length, at + length);
    out.write(in, at, end - at);
    return end - at;
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
