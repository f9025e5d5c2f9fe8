package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.TextPart;

/** What a message says. */
final class Texts {

  private Texts() {}

  static String of(MessageReceived event) {
    return event.message().parts().stream()
        .filter(TextPart.class::isInstance)
        .map(part -> ((TextPart) part).value())
        .findFirst()
        .orElse("");
  }
}
