package dev.signalbox.core.json.internal;

import java.util.Optional;

/** Which texts of a sender are fit to be keys, columns and log arguments. */
final class KeyText {

  private static final int MAX_LENGTH = 200;

  private KeyText() {}

  /** The text itself, or empty when it is null or unfit. */
  static Optional<String> of(String text) {
    return text == null
            || text.isBlank()
            || text.length() > MAX_LENGTH
            || !text.codePoints().allMatch(KeyText::isFit)
        ? Optional.empty()
        : Optional.of(text);
  }

  /** A code point in the range of surrogates is half a pair. */
  private static boolean isFit(int codePoint) {
    return !Character.isISOControl(codePoint)
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
