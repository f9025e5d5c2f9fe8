package dev.signalbox.cli.internal;

/**
 * Text that a terminal only shows. What comes from events is anyone's, and a terminal obeys what is
 * in it: escape sequences begin with a control character, and invisible format characters turn the
 * direction of what follows.
 */
final class Printable {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final String CUT = "…";

  private Printable() {}

  /** One line: every character that would do something is written as its code. */
  static String line(String text) {
    return escape(text, false);
  }

  /** The same, with the line feeds that are in it. */
  static String lines(String text) {
    return escape(text, true);
  }

  /** At most {@code width} characters, a mark at the end where something is missing. */
  static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + CUT;
  }

  private static String escape(String text, boolean lineFeeds) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (acts(c) && !(lineFeeds && c == '\n')) {
                for (char unit : Character.toChars(c)) {
                  shown.append("\\u%04x".formatted((int) unit));
                }
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // The two joiners hold emoji together and letters apart, and do nothing else.
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
