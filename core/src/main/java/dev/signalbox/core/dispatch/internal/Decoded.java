package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.LinqEvent;

/** What came of decoding a stored event. */
public sealed interface Decoded {

  /** The order key; empty when there is none or it is not known. */
  default String key() {
    return "";
  }

  /**
   * It can be handed to a handler.
   *
   * @param event the typed event
   * @param key its order key; empty when it has none
   */
  record Readable(LinqEvent event, String key) implements Decoded {}

  /** The person it was about is forgotten: no handler gets it any more. */
  record Blanked() implements Decoded {}

  /**
   * It lacks something indispensable, and will not get better.
   *
   * @param error what
   */
  record Unreadable(String error) implements Decoded {}

  /**
   * The decoder itself failed; another version of it may do better.
   *
   * @param error how
   */
  record Broken(String error) implements Decoded {}
}
