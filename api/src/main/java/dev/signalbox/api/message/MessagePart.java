package dev.signalbox.api.message;

import dev.signalbox.api.Data;

/**
 * One part of a message (protocol.md, 3.2). New kinds appear as {@link UnknownPart}; a later
 * version may give them a type of their own.
 */
public sealed interface MessagePart
    permits TextPart, MediaPart, LinkPart, ImessageAppPart, UnknownPart {

  /**
   * Reads one part. A kind that is not known, and a text or link without its value, is an {@link
   * UnknownPart}.
   */
  static MessagePart from(Data data) {
    return switch (data.string("type").orElse("")) {
      case "text" ->
          data.string("value")
              .<MessagePart>map(v -> TextPart.from(v, data))
              .orElseGet(() -> new UnknownPart(data));
      case "media" -> MediaPart.from(data);
      case "link" ->
          data.string("value")
              .<MessagePart>map(LinkPart::new)
              .orElseGet(() -> new UnknownPart(data));
      case "imessage_app" -> ImessageAppPart.from(data);
      default -> new UnknownPart(data);
    };
  }
}
