package dev.signalbox.bench.work;

/** One step of the way of an event, to be done over and over. */
@FunctionalInterface
public interface Work {

  /**
   * Does it once.
   *
   * @return something that depends on what was done, so that it cannot be left out
   */
  Object once();
}
