package dev.signalbox.verifier;

/**
 * Which ids are taken. Linq's are UUIDs (protocol.md, 2.1); Standard Webhooks recommends {@code
 * msg_} and letters. A dot would let one signature stand for two readings of {@code
 * id.timestamp.body}; a comma or a space hints at two headers joined by a proxy.
 */
final class WebhookId {

  static final int MAX_LENGTH = 128;

  private WebhookId() {}

  static void check(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '.') {
        throw new Refusal(Reason.ID_WITH_DOT, HeaderNames.ID + " holds a dot at position " + i);
      }
      if (!isAllowed(c)) {
        throw new Refusal(
            Reason.ID_CHARACTER,
            HeaderNames.ID
                + " holds a character at position "
                + i
                + " that is no letter, digit, underscore, dash or colon");
      }
    }
  }

  private static boolean isAllowed(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == ':';
  }
}
