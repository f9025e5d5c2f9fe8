package dev.signalbox.cli.internal;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and how the command is used. */
final class Usage implements IParameterExceptionHandler {

  /** An argument in the wrong place is shown, and may be a secret. */
  private static final Pattern SECRET = Pattern.compile("whsec_[^\\s'\"]+");

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    String message = SECRET.matcher(String.valueOf(e.getMessage())).replaceAll("whsec_...");
    err.println("signalbox: " + Printable.lines(message));
    UnmatchedArgumentException.printSuggestions(e, err);
    e.getCommandLine().usage(err);
    return ExitCode.USAGE;
  }
}
