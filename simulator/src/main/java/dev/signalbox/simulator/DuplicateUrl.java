package dev.signalbox.simulator;

/** What creating a second subscription with the same target URL is answered; unpublished. */
public enum DuplicateUrl {
  /** 400 with code 1005, the conservative reading (protocol.md, 1.3). */
  INVALID_PARAMETER(400, 1005),
  /** 409 with code 2015, the other candidate. */
  CONFLICT(409, 2015);

  private final int status;
  private final int code;

  DuplicateUrl(int status, int code) {
    this.status = status;
    this.code = code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code in the error body. */
  public int code() {
    return code;
  }
}
