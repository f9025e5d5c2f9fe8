package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class HelpTest {

  @TestFactory
  Stream<DynamicTest> helpOfEveryCommand_namesItsOptions() {
    return commands(SignalboxCommand.commandLine(System.out, System.err), List.of())
        .map(command -> DynamicTest.dynamicTest(String.join(" ", command), () -> help(command)));
  }

  @Test
  void commands_areAllThere() {
    assertThat(
            commands(SignalboxCommand.commandLine(System.out, System.err), List.of())
                .map(command -> String.join(" ", command)))
        .contains(
            "run",
            "demo",
            "trigger",
            "verify",
            "events",
            "events show",
            "handlers",
            "subscriptions plan",
            "subscriptions apply",
            "subscriptions list",
            "subscriptions pause",
            "subscriptions resume",
            "subscriptions rotate",
            "subscriptions adopt",
            "dead-letters",
            "inbox copy",
            "replay",
            "simulator");
  }

  @Test
  void noCommandAndUnknownCommand_areUsageErrors() {
    assertThat(Cli.run().failed(2).err()).contains("Usage:", "trigger");
    assertThat(Cli.run("evnts").failed(2).err()).contains("evnts", "events", "Usage:");
    assertThat(Cli.run("events", "--nope").failed(2).err()).contains("--nope", "Usage:");
  }

  @Test
  void help_isOnStandardOutput() {
    Cli.Result result = Cli.run("--help");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Usage: signalbox", "dead-letters");
    assertThat(Cli.run("--version").out()).startsWith("signalbox ").doesNotContain("$", "null");
  }

  private static void help(List<String> command) {
    CommandLine line = SignalboxCommand.commandLine(System.out, System.err);
    for (String name : command) {
      line = line.getSubcommands().get(name);
    }
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--help");
    Cli.Result result = Cli.run(arguments);

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: signalbox " + String.join(" ", command))
        .contains("Exit codes:", "--json");
    assertThat(line.getCommandSpec().options())
        .allSatisfy(option -> assertThat(result.out()).contains(option.longestName()));
  }

  private static Stream<List<String>> commands(CommandLine line, List<String> path) {
    return line.getSubcommands().entrySet().stream()
        .flatMap(
            (Map.Entry<String, CommandLine> entry) -> {
              List<String> command = new ArrayList<>(path);
              command.add(entry.getKey());
              return Stream.concat(Stream.of(command), commands(entry.getValue(), command));
            });
  }
}
