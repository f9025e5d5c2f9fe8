package dev.signalbox.verifier;

/** The two ways Linq signs a delivery; it sends both header sets each time (protocol.md, 2.2). */
public enum Scheme {
  /**
   * Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}.
   * The key is the Base64-decoded secret without its {@code whsec_}; the id is signed too.
   */
  STANDARD,
  /**
   * The deprecated set: {@code X-Webhook-Timestamp}, {@code X-Webhook-Signature}. The key is the
   * UTF-8 of the whole secret text, {@code whsec_} included; no id is signed.
   */
  LEGACY
}
