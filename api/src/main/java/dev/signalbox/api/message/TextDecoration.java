package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a range of a text looks (protocol.md, 3.2). Not checked against the length of the text.
 *
 * @param start first UTF-16 unit
 * @param end the UTF-16 unit behind the last one
 * @param style how it looks
 * @param animation how it moves
 */
public record TextDecoration(
    int start, int end, Optional<TextStyle> style, Optional<TextAnimation> animation) {

  /** Checks that nothing is null. */
  public TextDecoration {
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(animation, "animation");
  }

  /** Reads the object; empty when its range is not two whole numbers, 0 or more, in order. */
  static Optional<TextDecoration> from(Data data) {
    List<BigDecimal> range = data.decimals("range");
    if (range.size() != 2) {
      return Optional.empty();
    }
    Data bounds = Data.of(Map.of("start", range.get(0), "end", range.get(1)));
    Optional<Integer> start = bounds.intValue("start").filter(value -> value >= 0);
    Optional<Integer> end = bounds.intValue("end");
    if (start.isEmpty() || end.isEmpty() || end.get() < start.get()) {
      return Optional.empty();
    }
    return Optional.of(
        new TextDecoration(
            start.get(),
            end.get(),
            data.constant("style", TextStyle.class, TextStyle.UNKNOWN),
            data.constant("animation", TextAnimation.class, TextAnimation.UNKNOWN)));
  }
}
