package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import java.util.List;

/** What a busy line sends: each round is a message with what belongs to it, and some more. */
final class Mix {

  private static final List<String> TYPES =
      List.of(
          "chat.typing_indicator.started",
          "message.received",
          "chat.typing_indicator.stopped",
          "message.sent",
          "message.delivered",
          "message.read",
          "reaction.added",
          "message.edited",
          "call.ended",
          "phone_number.status_updated");

  private Mix() {}

  static List<String> bodies() {
    return TYPES.stream().map(Bodies::sample).toList();
  }

  static String types() {
    return String.join(", ", TYPES);
  }
}
