package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.message.ImessageAppPart;
import dev.signalbox.api.message.LinkPart;
import dev.signalbox.api.message.MediaPart;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.TextPart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes rows of the parts of a message. */
final class PartCodec {

  private final JsonText json;

  PartCodec(JsonText json) {
    this.json = json;
  }

  /**
   * The parts of a message. What is kept of a part as JSON is the object that came, with fields
   * that no record knows; only for an event that was not decoded from such an object, it is what
   * the record has.
   *
   * @param data the data of the event that carried the message, of either payload version
   */
  List<PartRow> rows(Message message, Data data) {
    List<MessagePart> parts = message.parts();
    List<Data> raw = data.object("message").orElse(data).objects("parts");
    List<PartRow> rows = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      MessagePart part = parts.get(i);
      rows.add(row(part, raw.size() == parts.size() ? raw.get(i) : PartData.of(part)));
    }
    return rows;
  }

  /** What tells one list of parts from another: a SHA-256 in hex; empty for no parts. */
  Optional<String> digest(List<PartRow> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (PartRow row : rows) {
        digest.update(row.json().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
    }
  }

  private PartRow row(MessagePart part, Data data) {
    String text = json.write(data);
    Optional<String> none = Optional.empty();
    if (part instanceof TextPart known) {
      return new PartRow(
          "text", Optional.of(known.value()), none, none, none, Optional.empty(), text);
    }
    if (part instanceof LinkPart known) {
      return new PartRow(
          "link", Optional.of(known.value()), none, none, none, Optional.empty(), text);
    }
    if (part instanceof ImessageAppPart known) {
      return new PartRow(
          "imessage_app", known.fallbackText(), known.url(), none, none, Optional.empty(), text);
    }
    if (part instanceof MediaPart known) {
      return new PartRow(
          "media", none, known.url(), known.filename(), known.mimeType(), known.sizeBytes(), text);
    }
    return new PartRow(
        data.string("type").orElse("unknown"), none, none, none, none, Optional.empty(), text);
  }
}
