package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Handle;
import dev.signalbox.api.reaction.Reaction;
import java.util.Locale;

/**
 * Who reacted.
 *
 * @param me whether it was your own line; then the handle is not looked at, because an event may
 *     leave it out
 * @param handle of anybody else, the handle as {@link #normal} makes it; empty text where the event
 *     names nobody: such reactions to one message count as one person's
 */
record Person(boolean me, String handle) {

  /** Who made this reaction. */
  static Person of(Reaction reaction) {
    boolean me = reaction.isFromMe().or(() -> reaction.from().flatMap(Handle::isMe)).orElse(false);
    return new Person(me, me ? "" : reaction.from().map(who -> normal(who.handle())).orElse(""));
  }

  /** A handle so that two ways of writing it are equal: e-mail addresses come in any case. */
  static String normal(String handle) {
    return Text.storable(handle.strip().toLowerCase(Locale.ROOT));
  }
}
