package dev.signalbox.simulator;

/** The simulator cannot do what it was asked to; the message says why and what to do. */
public class SimulatorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what went wrong. */
  public SimulatorException(String message) {
    super(message);
  }

  /** With what went wrong and its cause. */
  public SimulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
