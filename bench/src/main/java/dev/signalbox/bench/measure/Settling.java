package dev.signalbox.bench.measure;

/** Waits until the work that a load has caused is done. */
@FunctionalInterface
public interface Settling {

  /** Returns then. */
  void await() throws Exception;
}
