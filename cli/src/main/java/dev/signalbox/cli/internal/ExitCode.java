package dev.signalbox.cli.internal;

/** Exit codes; the ones above 60 are those of sysexits. */
final class ExitCode {

  /** Done; of a question, yes. */
  static final int OK = 0;

  /** Of a question, no: refused, not found, not accepted. */
  static final int NO = 1;

  /** The command line cannot be used. */
  static final int USAGE = 2;

  /** Of a plan that was asked for it: something would change. */
  static final int CHANGES = 2;

  /** No running node, or no such program, could be reached. */
  static final int UNAVAILABLE = 69;

  /** A defect or an unexpected failure. */
  static final int SOFTWARE = 70;

  /** The settings cannot be used. */
  static final int CONFIG = 78;

  /** Stands above the exit codes in a command's help. */
  static final String HEADING = "Exit codes:%n";

  static final String HELP_OK = "0:Done.";
  static final String HELP_NO = "1:The node knows no such event or handler, or refuses the token.";
  static final String HELP_NO_SUBSCRIPTION =
      "1:Refused, not found, or not done completely; or the node refuses the token.";
  static final String HELP_USAGE = "2:The command line cannot be used.";
  static final String HELP_UNAVAILABLE = "69:No node answers, or it cannot answer now.";
  static final String HELP_CONFIG = "78:The settings cannot be used.";

  private ExitCode() {}
}
