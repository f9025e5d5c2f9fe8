package dev.signalbox.handlers.phonenumber.internal;

/** Text as a database can hold it. */
final class Text {

  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * The text with every NUL and every half of a surrogate pair replaced by U+FFFD: JSON can say
   * them, PostgreSQL and UTF-8 cannot, and a fact must compare equal before and after it was
   * stored.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? REPLACEMENT
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
