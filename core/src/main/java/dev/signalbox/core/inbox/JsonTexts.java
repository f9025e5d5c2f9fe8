package dev.signalbox.core.inbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts of a JSON document one after the other, names included. Takes anything: what is broken
 * or cut off gives the texts that can be made out.
 */
final class JsonTexts {

  /**
   * The texts of an envelope that say what an event is (protocol.md, 3.1), and nothing of its data.
   */
  private static final Set<String> ENVELOPE =
      Set.of("api_version", "webhook_version", "created_at", "trace_id", "partner_id");

  private final String document;
  private int at;
  private int depth;
  private String text = "";

  JsonTexts(String document) {
    this.document = document;
  }

  /** Goes on to the next text; false at the end. */
  boolean next() {
    while (at < document.length()) {
      char c = document.charAt(at++);
      if (c == '"') {
        text = read();
        return true;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }

  /** The text that it stands on, without escapes. */
  String text() {
    return text;
  }

  /** The envelope's own texts by name; of a name that comes twice the last one. */
  Map<String, String> envelope() {
    Map<String, String> found = new TreeMap<>();
    while (next()) {
      String name = text;
      if (depth == 1 && ENVELOPE.contains(name) && valueIsText() && next()) {
        found.put(name, text);
      }
    }
    return found;
  }

  private boolean valueIsText() {
    int value = afterSpace(at);
    if (value >= document.length() || document.charAt(value) != ':') {
      return false;
    }
    value = afterSpace(value + 1);
    return value < document.length() && document.charAt(value) == '"';
  }

  private int afterSpace(int from) {
    int to = from;
    while (to < document.length() && document.charAt(to) <= ' ') {
      to++;
    }
    return to;
  }

  private String read() {
    StringBuilder out = new StringBuilder();
    while (at < document.length()) {
      char c = document.charAt(at++);
      if (c == '"') {
        break;
      }
      out.append(c == '\\' ? escaped() : c);
    }
    return out.toString();
  }

  private char escaped() {
    char c = at < document.length() ? document.charAt(at++) : ' ';
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    int code = 0;
    int end = Math.min(at + 4, document.length());
    while (at < end && Character.digit(document.charAt(at), 16) >= 0) {
      code = code * 16 + Character.digit(document.charAt(at++), 16);
    }
    return (char) code;
  }

  /** Writes a text with its quotation marks. */
  static void append(StringBuilder out, String value) {
    out.append('"');
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
