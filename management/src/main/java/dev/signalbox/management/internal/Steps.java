package dev.signalbox.management.internal;

/** Hears of each step that is done; a test ends the run at any of them. */
@FunctionalInterface
public interface Steps {

  /** A step is done and, where it is one of ours, durable. */
  void done(String step);
}
