package dev.signalbox.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the event_id of a body without parsing it; it equals the webhook-id (protocol.md, 2.1). */
final class EventIdScan {

  private static final String NAME = "\"event_id\"";

  private EventIdScan() {}

  /** The first event_id that would pass as a webhook id. */
  static Optional<String> find(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int name = text.indexOf(NAME);
    if (name < 0) {
      return Optional.empty();
    }
    int colon = afterBlanks(text, name + NAME.length());
    int quote = colon < text.length() ? afterBlanks(text, colon + 1) : text.length();
    int end = quote < text.length() ? text.indexOf('"', quote + 1) : -1;
    if (end < 0 || text.charAt(colon) != ':' || text.charAt(quote) != '"') {
      return Optional.empty();
    }
    String id = text.substring(quote + 1, end);
    return isId(id) ? Optional.of(id) : Optional.empty();
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static boolean isId(String id) {
    if (id.isEmpty() || id.length() > WebhookId.MAX_LENGTH) {
      return false;
    }
    try {
      WebhookId.check(id);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }
}
