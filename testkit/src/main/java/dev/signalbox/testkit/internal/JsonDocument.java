package dev.signalbox.testkit.internal;

import dev.signalbox.api.Data;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads sample events, so that the kit needs no JSON library. For well-formed documents of friends
 * only: what the receiver reads is read by the strict, bounded codec of the core.
 */
public final class JsonDocument {

  private final String text;
  private int at;

  private JsonDocument(String text) {
    this.text = text;
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException when it is none; the message says where
   */
  public static Data read(byte[] utf8) {
    JsonDocument document = new JsonDocument(new String(utf8, StandardCharsets.UTF_8));
    document.expect('{');
    Map<String, Object> fields = document.object();
    document.space();
    if (document.at != document.text.length()) {
      throw document.unexpected("the end");
    }
    return Data.of(fields);
  }

  private Object value() {
    space();
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c == '{') {
      at++;
      return object();
    }
    if (c == '[') {
      at++;
      return array();
    }
    if (c == '"') {
      at++;
      return string();
    }
    return literal();
  }

  private Map<String, Object> object() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (skip('}')) {
      return fields;
    }
    do {
      expect('"');
      String name = string();
      expect(':');
      fields.put(name, value());
    } while (skip(','));
    expect('}');
    return fields;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    if (skip(']')) {
      return items;
    }
    do {
      items.add(value());
    } while (skip(','));
    expect(']');
    return items;
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw unexpected("the end of a text");
  }

  private char escaped() {
    if (at >= text.length()) {
      throw unexpected("an escaped character");
    }
    char c = text.charAt(at++);
    if (c == 'u' && at + 4 <= text.length()) {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    int place = "bfnrt\"\\/".indexOf(c);
    if (place < 0) {
      throw unexpected("an escaped character");
    }
    return "\b\f\n\r\t\"\\/".charAt(place);
  }

  private Object literal() {
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    try {
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> new BigDecimal(word);
      };
    } catch (NumberFormatException e) {
      at = from;
      throw unexpected("a value");
    }
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  private boolean skip(char c) {
    space();
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException unexpected(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at character " + at + " of a JSON object, found something else");
  }
}
