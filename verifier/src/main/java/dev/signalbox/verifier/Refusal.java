package dev.signalbox.verifier;

/**
 * Ends the reading of a request that is refused. Never leaves this package. It has no stack trace,
 * for a flood of bad requests must stay cheap.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The detail must be our own words and numbers. */
  Refusal(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  Verdict.Refused verdict() {
    return new Verdict.Refused(reason, getMessage());
  }

  Reason reason() {
    return reason;
  }
}
