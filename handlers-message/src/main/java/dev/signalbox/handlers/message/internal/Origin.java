package dev.signalbox.handlers.message.internal;

/**
 * What a fact about a message is known from, the most reliable first: of two origins, the earlier
 * constant wins, whichever event came first.
 */
enum Origin {
  /** A {@code message.sent} or {@code message.received}: what describes the message itself. */
  MESSAGE('m'),
  /** A {@code message.delivered}, which repeats the description. */
  DELIVERED('d'),
  /** A {@code message.read}, which repeats the description. */
  READ('r'),
  /** A {@code message.edited}, which names chat, direction and sender. */
  EDITED('e'),
  /** A {@code message.failed}, which names at most the chat. */
  FAILED('f'),
  /** A time that stands in the data of any event; such times agree, or the earliest one wins. */
  STATED('s'),
  /** The time of the event itself, where its data lacks the time that its type promises. */
  ASSUMED('a');

  private final char letter;

  Origin(char letter) {
    this.letter = letter;
  }

  /** How the origin is written in the column {@code origins}. */
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
        "expected one of m, d, r, e, f, s, a in message.origins, found '"
            + letter
            + "'; the table was written by something else than this handler");
  }
}
