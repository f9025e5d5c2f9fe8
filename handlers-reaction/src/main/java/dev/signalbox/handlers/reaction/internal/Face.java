package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.reaction.Reaction;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.reaction.Sticker;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a reaction looks like: two reactions of one person with the same face are the same reaction.
 *
 * @param kind Linq's {@code reaction_type} in lower case, also one that no enum knows
 * @param emoji the emoji of a custom reaction; empty text for none
 * @param sticker what tells a sticker from others: its file name, else its address without the
 *     signature in the query, which is another in every event; empty text for none
 */
record Face(String kind, String emoji, String sticker) {

  private static final Set<ReactionType> PLAIN =
      EnumSet.range(ReactionType.LOVE, ReactionType.QUESTION);

  /** The face of a reaction; a kind that is a face by itself has neither emoji nor sticker. */
  static Face of(Reaction reaction, Data data) {
    String kind = kind(reaction.type(), data);
    if (PLAIN.contains(reaction.type())) {
      return new Face(kind, "", "");
    }
    String emoji =
        reaction.type() == ReactionType.STICKER ? "" : text(reaction.customEmoji()).orElse("");
    String sticker =
        reaction.type() == ReactionType.CUSTOM
            ? ""
            : reaction.sticker().flatMap(Face::identity).orElse("");
    return new Face(kind, emoji, sticker);
  }

  /** Whether more than the kind is known of a custom reaction or a sticker. */
  boolean named() {
    return !emoji.isEmpty() || !sticker.isEmpty();
  }

  private static String kind(ReactionType type, Data data) {
    Optional<String> text =
        type == ReactionType.UNKNOWN ? text(data.string("reaction_type")) : Optional.empty();
    return text.orElse(type.name()).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> identity(Sticker sticker) {
    return text(sticker.fileName())
        .or(() -> text(sticker.url().map(url -> url.replaceFirst("(?s)[?#].*", ""))));
  }

  private static Optional<String> text(Optional<String> text) {
    return text.map(value -> Text.storable(value.strip())).filter(value -> !value.isEmpty());
  }
}
