package dev.signalbox.it.handler;

import java.io.IOException;
import java.util.concurrent.CancellationException;

/** One of every kind of Throwable that a handler may throw. */
final class Throwables {

  private Throwables() {}

  /** Throws what is no Exception; returns what is one. */
  static Exception of(String kind) throws Throwable {
    return switch (kind) {
      case "runtime" -> new IllegalStateException("x".repeat(2_000_000));
      case "checked" -> new IOException("\u0000\u202e\ud800 \n\r forged log line");
      case "interrupted" -> new InterruptedException("not really");
      case "cancelled" -> new CancellationException();
      case "mute" -> new Mute();
      case "circular" -> circular();
      case "assertion" -> throw new AssertionError("never");
      case "linkage" -> throw new NoClassDefFoundError("no/such/Class");
      case "initializer" -> throw new ExceptionInInitializerError(new IOException("static"));
      case "memory-error" -> throw new OutOfMemoryError("thrown by hand");
      case "internal" -> throw new InternalError("thrown by hand");
      case "death" -> throw new ThreadDeath();
      case "own" -> throw new Own();
      default -> new IllegalArgumentException("no such kind: " + kind);
    };
  }

  private static Exception circular() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    one.addSuppressed(two);
    return one;
  }

  /** Neither Exception nor Error, and it fails when it is looked at. */
  static final class Own extends Throwable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  /** Has no message, and fails when it is asked for one. */
  static final class Mute extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new StackOverflowError("no message");
    }
  }
}
