package dev.signalbox.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes the same JSON in another spelling: tokens stay in their order, numbers as they are. Works
 * on bytes, so that what is not understood stays as it came.
 */
final class JsonSpelling {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_GROWTH = 8;
  private static final int SMALL = 4096;

  private final byte[] in;
  private final JsonSpacing spacing;
  private final JsonText texts;
  private final int limit;
  private final ByteArrayOutputStream out;
  private int at;
  private int depth;

  private JsonSpelling(byte[] in, JsonSpacing spacing, JsonEscaping escaping, JsonSlashes slashes) {
    this.in = in;
    this.spacing = spacing;
    this.limit = SMALL + MAX_GROWTH * in.length;
    this.out = new ByteArrayOutputStream(in.length + 64);
    this.texts = new JsonText(in, out, escaping, slashes);
  }

  /** The other spelling; empty when the bytes are not a JSON object or array, or nest too deep. */
  static Optional<byte[]> write(
      byte[] json, JsonSpacing spacing, JsonEscaping escaping, JsonSlashes slashes) {
    return new JsonSpelling(json, spacing, escaping, slashes).write();
  }

  private Optional<byte[]> write() {
    int first = nextToken(0);
    if (first == in.length || in[first] != '{' && in[first] != '[') {
      return Optional.empty();
    }
    boolean sound = true;
    while (sound && at < in.length) {
      sound = token() && depth >= 0 && depth <= MAX_DEPTH && out.size() <= limit;
    }
    return sound && depth == 0 ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  private boolean token() {
    byte b = in[at];
    switch (b) {
      case ' ', '\t', '\r', '\n' -> {
        if (keepsSpacing()) {
          out.write(b);
        }
      }
      case '"' -> {
        at = texts.copy(at);
        return at > 0;
      }
      case '{', '[' -> open(b);
      case '}', ']' -> close(b);
      case ',' -> {
        ascii(spacing.comma);
        newLine();
      }
      case ':' -> ascii(spacing.colon);
      default -> out.write(b);
    }
    at++;
    return true;
  }

  private void open(byte b) {
    out.write(b);
    depth++;
    int next = nextToken(at + 1);
    if (next < in.length && in[next] != '}' && in[next] != ']') {
      newLine();
    }
  }

  private void close(byte b) {
    depth--;
    int last = at - 1;
    while (last >= 0 && isBlank(in[last])) {
      last--;
    }
    if (last >= 0 && in[last] != '{' && in[last] != '[') {
      newLine();
    }
    out.write(b);
  }

  private void newLine() {
    if (!spacing.indent.isEmpty()) {
      out.write('\n');
      ascii(spacing.indent.repeat(Math.max(0, depth)));
    }
  }

  private boolean keepsSpacing() {
    return spacing == JsonSpacing.AS_IT_CAME;
  }

  private int nextToken(int from) {
    int next = from;
    while (next < in.length && isBlank(in[next])) {
      next++;
    }
    return next;
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
