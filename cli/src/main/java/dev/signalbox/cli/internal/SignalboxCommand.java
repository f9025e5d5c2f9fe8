package dev.signalbox.cli.internal;

import dev.signalbox.launcher.LaunchException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command; by itself it only shows how it is used. */
@Command(
    name = "signalbox",
    description = "Receives Linq webhooks durably and hands them to hot-deployable handlers.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      TriggerCommand.class,
      SimulatorCommand.class,
      VerifyCommand.class,
      EventsCommand.class,
      HandlersCommand.class,
      NodesCommand.class,
      DeadLettersCommand.class,
      ReplayCommand.class,
      ForgetCommand.class,
      InboxCommand.class,
      SubscriptionsCommand.class
    })
public final class SignalboxCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The whole command, ready to be executed. */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new SignalboxCommand());
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // An argument that begins with @ is what it is, not the name of a file with more of them.
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(new Usage());
    line.setExecutionExceptionHandler(SignalboxCommand::report);
    return line;
  }

  private static int report(Exception e, CommandLine line, CommandLine.ParseResult result) {
    if (e instanceof CliException known) {
      return told(known.getMessage(), known.exitCode(), line);
    }
    if (e instanceof LaunchException known) {
      return told(known.getMessage(), ExitCode.UNAVAILABLE, line);
    }
    // Everything expected has a message of its own above; this is a defect, and its trace is what
    // helps.
    line.getErr().println("signalbox: " + e);
    e.printStackTrace(line.getErr());
    return ExitCode.SOFTWARE;
  }

  private static int told(String message, int exitCode, CommandLine line) {
    line.getErr().println("signalbox: " + Printable.lines(message));
    return exitCode;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
