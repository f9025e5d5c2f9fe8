package dev.signalbox.verifier;

/** The header names of both schemes (protocol.md, 2.1). */
final class HeaderNames {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";
  static final String LEGACY_TIMESTAMP = "X-Webhook-Timestamp";
  static final String LEGACY_SIGNATURE = "X-Webhook-Signature";
  static final String LEGACY_EVENT = "X-Webhook-Event";
  static final String LEGACY_SUBSCRIPTION = "X-Webhook-Subscription-ID";

  private HeaderNames() {}
}
