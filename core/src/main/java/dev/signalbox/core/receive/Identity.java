package dev.signalbox.core.receive;

import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.verifier.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What makes a delivery the same event: the event id of the signed body; where there is none, the
 * signed {@code webhook-id}; else a digest of the body. Nothing unsigned takes part, or a replay
 * under another header would pass as new.
 *
 * @param dedupeKey the same for the same event
 * @param eventId for people
 */
record Identity(String dedupeKey, String eventId) {

  static Identity of(Optional<EnvelopeHead> head, Verdict.Accepted verdict, byte[] body) {
    Optional<String> eventId = head.flatMap(EnvelopeHead::eventId);
    if (eventId.isPresent()) {
      return new Identity("e:" + eventId.get(), eventId.get());
    }
    if (verdict.webhookId().isPresent()) {
      return new Identity("w:" + verdict.webhookId().get(), verdict.webhookId().get());
    }
    String digest = sha256(body);
    return new Identity("d:" + digest, digest);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
