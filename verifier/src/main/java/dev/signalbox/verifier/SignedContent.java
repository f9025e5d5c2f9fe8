package dev.signalbox.verifier;

import java.nio.charset.StandardCharsets;

/** What a scheme signs in front of the raw body (protocol.md, 2.2). */
final class SignedContent {

  private SignedContent() {}

  static byte[] standardHead(String webhookId, String timestamp) {
    return (webhookId + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
  }

  static byte[] legacyHead(String timestamp) {
    return (timestamp + '.').getBytes(StandardCharsets.UTF_8);
  }
}
