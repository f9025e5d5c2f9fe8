package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.message.ImessageAppPart;
import dev.signalbox.api.message.LinkPart;
import dev.signalbox.api.message.MediaPart;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.TextDecoration;
import dev.signalbox.api.message.TextPart;
import dev.signalbox.api.message.UnknownPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON object of a part of which nothing but the record is at hand (protocol.md, 3.2). */
final class PartData {

  private PartData() {}

  /** The object, as Linq would write it. */
  static Data of(MessagePart part) {
    if (part instanceof UnknownPart unknown) {
      return unknown.data();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    if (part instanceof TextPart text) {
      fields.put("type", "text");
      fields.put("value", text.value());
      fields.put(
          "text_decorations", text.decorations().stream().map(PartData::decoration).toList());
    } else if (part instanceof LinkPart link) {
      fields.put("type", "link");
      fields.put("value", link.value());
    } else if (part instanceof MediaPart media) {
      fields.put("type", "media");
      fields.put("id", media.id());
      fields.put("filename", media.filename());
      fields.put("mime_type", media.mimeType());
      fields.put("size_bytes", media.sizeBytes());
      fields.put("url", media.url());
    } else if (part instanceof ImessageAppPart card) {
      fields.put("type", "imessage_app");
      fields.put("app", card.app().map(PartData::app));
      fields.put("layout", card.layout().map(PartData::layout));
      fields.put("url", card.url());
      fields.put("fallback_text", card.fallbackText());
    }
    return Data.of(fields);
  }

  private static Map<String, Object> decoration(TextDecoration decoration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("range", List.of(decoration.start(), decoration.end()));
    put(fields, "style", decoration.style());
    put(fields, "animation", decoration.animation());
    return fields;
  }

  private static void put(
      Map<String, Object> fields, String name, Optional<? extends Enum<?>> value) {
    value.ifPresent(constant -> fields.put(name, constant.name().toLowerCase(Locale.ROOT)));
  }

  private static Map<String, Object> app(ImessageAppPart.App app) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bundle_id", app.bundleId());
    fields.put("name", app.name());
    fields.put("team_id", app.teamId());
    fields.put("app_store_id", app.appStoreId());
    return fields;
  }

  private static Map<String, Object> layout(ImessageAppPart.Layout layout) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("caption", layout.caption());
    fields.put("subcaption", layout.subcaption());
    fields.put("trailing_caption", layout.trailingCaption());
    fields.put("trailing_subcaption", layout.trailingSubcaption());
    return fields;
  }
}
