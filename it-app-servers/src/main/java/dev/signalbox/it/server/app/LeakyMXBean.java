package dev.signalbox.it.server.app;

/** Lets a {@link Leaky} application give back what it keeps. */
public interface LeakyMXBean {

  /** Gives it back. */
  void release();
}
