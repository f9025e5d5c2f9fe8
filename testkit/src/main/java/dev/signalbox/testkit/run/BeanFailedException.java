package dev.signalbox.testkit.run;

/** Carries what a bean threw through reflection; never seen outside of the kit. */
final class BeanFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BeanFailedException(Throwable cause) {
    super(cause);
  }
}
