package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.List;
import java.util.Objects;

/**
 * Text.
 *
 * @param value the text
 * @param decorations how ranges of it look; ranges may overlap
 */
public record TextPart(String value, List<TextDecoration> decorations) implements MessagePart {

  /** Checks the text and copies the decorations. */
  public TextPart {
    Objects.requireNonNull(value, "value");
    decorations = List.copyOf(decorations);
  }

  static TextPart from(String value, Data data) {
    return new TextPart(
        value,
        data.objects("text_decorations").stream()
            .flatMap(item -> TextDecoration.from(item).stream())
            .toList());
  }
}
