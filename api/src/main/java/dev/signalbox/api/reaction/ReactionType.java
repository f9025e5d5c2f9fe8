package dev.signalbox.api.reaction;

/** What kind of reaction (protocol.md, 3.2). */
public enum ReactionType {
  /** A heart. */
  LOVE,
  /** Thumbs up. */
  LIKE,
  /** Thumbs down. */
  DISLIKE,
  /** Laughter. */
  LAUGH,
  /** Exclamation marks. */
  EMPHASIZE,
  /** A question mark. */
  QUESTION,
  /** An emoji; see {@link Reaction#customEmoji()}. */
  CUSTOM,
  /** A sticker; see {@link Reaction#sticker()}. */
  STICKER,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}
