package dev.signalbox.cli.internal;

/** Exit codes; the ones above 60 are those of sysexits. */
final class ExitCode {

  /** Done; of a question, yes. */
  static final int OK = 0;

  /** Of a question, no: refused, not found, not accepted. */
  static final int NO = 1;

  /** The command line cannot be used. */
  static final int USAGE = 2;

  /** No running node, or no such program, could be reached. */
  static final int UNAVAILABLE = 69;

  /** A defect or an unexpected failure. */
  static final int SOFTWARE = 70;

  /** The settings cannot be used. */
  static final int CONFIG = 78;

  private ExitCode() {}
}
