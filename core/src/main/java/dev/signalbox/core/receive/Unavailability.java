package dev.signalbox.core.receive;

/** Why a delivery cannot be taken in now; the sender must come again. */
public enum Unavailability {
  /** The inbox is not open yet. */
  STARTING("starting"),
  /** Signalbox is about to stop. */
  DRAINING("draining"),
  /** The secret that signed it may be on its way here. */
  SECRET_EXPECTED("secret-expected"),
  /** Too many events wait for their commit. */
  INBOX_FULL("inbox-full"),
  /** The store cannot write. */
  INBOX_UNAVAILABLE("inbox-unavailable"),
  /** Too many deliveries, or bytes of them, are being read. */
  OVERLOADED("overloaded"),
  /** The commit did not end in time; the event may be stored all the same. */
  TIMED_OUT("timed-out");

  private final String code;

  Unavailability(String code) {
    this.code = code;
  }

  /** Stable, for metrics: lower case with dashes. */
  public String code() {
    return code;
  }
}
