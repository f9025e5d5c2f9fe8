package dev.signalbox.handlers.chat.internal;

/** How a fact is known; of two origins, the earlier constant wins, whichever event came first. */
enum Origin {
  /** It stands in an event, about the very thing that the fact is about. */
  STATED('s'),
  /**
   * It follows from something else: a group from its name, a chat's service from a message's, a
   * name from what the chat was created with.
   */
  IMPLIED('i');

  private final char letter;

  Origin(char letter) {
    this.letter = letter;
  }

  /** How the origin is written in a column {@code origins}. */
  char letter() {
    return letter;
  }

  /**
   * The origin with this letter.
   *
   * @throws IllegalStateException when there is none
   */
  static Origin of(char letter) {
    for (Origin origin : values()) {
      if (origin.letter == letter) {
        return origin;
      }
    }
    throw new IllegalStateException(
        "expected one of s, i in a column 'origins', found '"
            + letter
            + "'; the table was written by something else than this handler");
  }
}
