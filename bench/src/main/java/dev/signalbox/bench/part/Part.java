package dev.signalbox.bench.part;

/** A part of the bench, which can be run alone. */
public interface Part {

  /** Its name on the command line. */
  String name();

  /** Measures and reports. */
  void run(Scene scene) throws Exception;
}
