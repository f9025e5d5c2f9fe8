package dev.signalbox.verifier;

import java.util.List;
import java.util.Optional;

/** The headers of one scheme: whether any is there, and what they claim together. */
interface HeaderSet {

  /** Whether any header that decides is there, with or without a value. */
  boolean isIn(HeaderSource headers);

  /** What they claim; {@link Refusal} when one is missing or malformed. */
  Claim read(HeaderSource headers);

  /** The {@code webhook-*} set. */
  final class Standard implements HeaderSet {

    private final SingleHeader id =
        new SingleHeader(
            HeaderNames.ID, Reason.MISSING_ID, WebhookId.MAX_LENGTH, Reason.ID_TOO_LONG);
    private final SingleHeader timestamp =
        new SingleHeader(
            HeaderNames.TIMESTAMP,
            Reason.MISSING_TIMESTAMP,
            Timestamps.MAX_LENGTH,
            Reason.OVERSIZED_HEADER);
    private final SingleHeader signature =
        new SingleHeader(
            HeaderNames.SIGNATURE,
            Reason.MISSING_SIGNATURE,
            SignatureList.MAX_LENGTH,
            Reason.OVERSIZED_HEADER);

    @Override
    public boolean isIn(HeaderSource headers) {
      return id.isIn(headers) || timestamp.isIn(headers) || signature.isIn(headers);
    }

    @Override
    public Claim read(HeaderSource headers) {
      String webhookId = id.read(headers);
      String time = timestamp.read(headers);
      String list = signature.read(headers);
      WebhookId.check(webhookId);
      long seconds = Timestamps.parse(HeaderNames.TIMESTAMP, time);
      return new Claim(
          Scheme.STANDARD,
          Optional.of(webhookId),
          HeaderNames.TIMESTAMP,
          seconds,
          SignedContent.standardHead(webhookId, time),
          SignatureList.parse(list));
    }
  }

  /** The deprecated {@code X-Webhook-*} set; its event type and subscription id are not signed. */
  final class Legacy implements HeaderSet {

    private final SingleHeader timestamp =
        new SingleHeader(
            HeaderNames.LEGACY_TIMESTAMP,
            Reason.MISSING_TIMESTAMP,
            Timestamps.MAX_LENGTH,
            Reason.OVERSIZED_HEADER);
    private final SingleHeader signature =
        new SingleHeader(
            HeaderNames.LEGACY_SIGNATURE,
            Reason.MISSING_SIGNATURE,
            HexSignature.MAX_LENGTH,
            Reason.OVERSIZED_HEADER);

    @Override
    public boolean isIn(HeaderSource headers) {
      return timestamp.isIn(headers) || signature.isIn(headers);
    }

    @Override
    public Claim read(HeaderSource headers) {
      String time = timestamp.read(headers);
      String hex = signature.read(headers);
      long seconds = Timestamps.parse(HeaderNames.LEGACY_TIMESTAMP, time);
      return new Claim(
          Scheme.LEGACY,
          Optional.empty(),
          HeaderNames.LEGACY_TIMESTAMP,
          seconds,
          SignedContent.legacyHead(time),
          List.of(HexSignature.parse(hex)));
    }
  }
}
