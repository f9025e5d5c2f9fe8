package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.Direction;
import java.util.List;
import java.util.Optional;

/**
 * Between whom a call is, as far as an event says.
 *
 * @param from who calls
 * @param to who is called
 * @param chatId the chat
 * @param direction which way the call goes; never {@code UNKNOWN}
 */
record Parties(
    Optional<String> from,
    Optional<String> to,
    Optional<String> chatId,
    Optional<Direction> direction) {

  static final Parties UNKNOWN =
      new Parties(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int DIGEST_BYTES = 32;

  /** Leaves out what says nothing. */
  Parties {
    from = from.filter(text -> !text.isBlank()).map(Text::storable);
    to = to.filter(text -> !text.isBlank()).map(Text::storable);
    chatId = chatId.filter(text -> !text.isBlank()).map(Text::storable);
    direction = direction.filter(known -> known != Direction.UNKNOWN);
  }

  /** These, and where they do not say something, what the others say. */
  Parties or(Parties others) {
    return new Parties(
        from.or(others::from),
        to.or(others::to),
        chatId.or(others::chatId),
        direction.or(others::direction));
  }

  /** Your own line, which the direction tells. */
  Optional<String> line() {
    return direction.flatMap(way -> way == Direction.INBOUND ? to : from);
  }

  /** The person on the other side, which the direction tells. */
  Optional<String> peer() {
    return direction.flatMap(way -> way == Direction.INBOUND ? from : to);
  }

  /**
   * What events without a call id must have in common to be of one call: caller, called and chat,
   * as many of them as there are; without any, the endpoint. A digest, so that no handle is kept in
   * another place.
   */
  String lineKey(String endpoint) {
    StringBuilder key = new StringBuilder();
    for (Optional<String> part : List.of(from, to, chatId)) {
      // With its length, so that no two triples read the same.
      key.append(part.map(text -> text.length() + ":" + text).orElse("-")).append('\n');
    }
    if (from.isEmpty() && to.isEmpty() && chatId.isEmpty()) {
      key.append(Text.storable(endpoint));
    }
    return "line-" + EventKey.digest(key.toString(), DIGEST_BYTES);
  }
}
