package dev.signalbox.simulator;

/**
 * An event was refused, because too many deliveries are pending; nobody gets it. Try again when
 * some have arrived or failed.
 */
public class TooManyPendingException extends SimulatorException {

  private static final long serialVersionUID = 1L;

  /** With the bound. */
  public TooManyPendingException(int maxPending) {
    super(
        "%s deliveries and 64 MiB of bodies may be pending, and the event would make it more; wait until some have arrived or failed, or delete subscriptions that nobody answers"
            .formatted(maxPending));
  }
}
