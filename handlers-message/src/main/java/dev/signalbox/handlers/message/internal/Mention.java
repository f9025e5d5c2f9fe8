package dev.signalbox.handlers.message.internal;

/** Whether a text says a handle. */
final class Mention {

  private Mention() {}

  /**
   * Whether the handle stands in the text, by itself or among other words, as in a text that asks
   * to call somebody. A handle that is only a piece of a longer one does not count.
   */
  static boolean in(String text, String handle) {
    for (int at = text.indexOf(handle); at >= 0; at = text.indexOf(handle, at + 1)) {
      int end = at + handle.length();
      if ((at == 0 || isEdge(text, at - 1)) && (end == text.length() || isEdge(text, end))) {
        return true;
      }
    }
    return false;
  }

  /** A full stop ends a sentence, unless something of a handle follows it. */
  private static boolean isEdge(String text, int at) {
    char c = text.charAt(at);
    boolean endsSentence =
        c == '.' && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    return endsSentence || !(Character.isLetterOrDigit(c) || "+@._%-".indexOf(c) >= 0);
  }
}
