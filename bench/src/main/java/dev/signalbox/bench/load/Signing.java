package dev.signalbox.bench.load;

/** What a request carries to be known as genuine. */
public enum Signing {
  /** Linq's {@code webhook-*} headers (protocol.md, 2.1): id, time and body are signed. */
  STANDARD("webhook-signature: v1,", 44),
  /** {@code X-Hub-Signature-256}, for programs that can only check an HMAC of the body alone. */
  BODY_ONLY("X-Hub-Signature-256: sha256=", 64);

  private final String header;
  private final int length;

  Signing(String header, int length) {
    this.header = header;
    this.length = length;
  }

  /** The header line up to the signature. */
  String header() {
    return header;
  }

  /** How many characters the signature has. */
  int length() {
    return length;
  }
}
