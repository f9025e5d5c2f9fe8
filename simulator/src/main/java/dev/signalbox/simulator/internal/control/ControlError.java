package dev.signalbox.simulator.internal.control;

/** Ends a request to the control API with a status and a message. */
final class ControlError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ControlError(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  static ControlError notThere() {
    return new ControlError(404, "there is nothing here; GET /simulator lists what there is");
  }

  static ControlError only(String methods) {
    return new ControlError(405, "here is only " + methods);
  }

  static ControlError bad(String message) {
    return new ControlError(400, message);
  }
}
