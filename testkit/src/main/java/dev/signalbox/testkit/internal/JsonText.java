package dev.signalbox.testkit.internal;

import dev.signalbox.api.Data;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the bodies of built events, so that the kit needs no JSON library. */
public final class JsonText {

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** A JSON object in UTF-8. */
  public static byte[] utf8(Data data) {
    JsonText text = new JsonText();
    text.value(data);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Data data) {
      object(data);
    } else if (value instanceof List<?> list) {
      array(list);
    } else {
      // A number, a boolean or null: Data has nothing else.
      out.append(value);
    }
  }

  private void object(Data data) {
    String separator = "{";
    for (Map.Entry<String, Object> field : data.asMap().entrySet()) {
      out.append(separator);
      text(field.getKey());
      out.append(':');
      value(field.getValue());
      separator = ",";
    }
    out.append(data.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list) {
    String separator = "[";
    for (Object item : list) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
