package dev.signalbox.cli.internal;

import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorException;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Linq of one's own. */
@Command(
    name = "simulator",
    description = {
      "Runs a local Linq on 127.0.0.1 until it is told to stop (Ctrl-C, SIGTERM): its subscription API under /api/partner, its deliveries, and under /simulator what lets events happen, faults strike and people talk.",
      "It prints one line on standard output when it listens, and a second one with the key when it made one up. It keeps nothing: what was subscribed is gone when it ends."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "130, 143:Stopped in good order by Ctrl-C (SIGINT), by SIGTERM.",
      ExitCode.HELP_USAGE,
      "69:Could not start: the port is in use."
    })
final class SimulatorCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8090",
      description = "Port on 127.0.0.1; 0 takes any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description =
          "API key of an account; once for each account. Default: one account with a key that is made up and printed.")
  private List<String> apiKeys = List.of();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "fast",
      description =
          "real: ten retries after 2 s, 4 s and so on, at most 10 minutes, as Linq does; fast: a hundred times as fast. Default: ${DEFAULT-VALUE}.")
  private Schedule schedule;

  @Option(names = "--allow-http", description = "Take http: targets too; Linq takes https: alone.")
  private boolean allowHttp;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Make ids, secrets, jitter and faults repeatable. Default: secure random.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SimulatorOptions options = options();
    // The JDK's server holds small answers back for an acknowledgement unless it is told not to.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    Simulator simulator = start(options);
    Thread hook = new Thread(simulator::close, "signalbox-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    tell(simulator, spec.commandLine().getOut());
    // Until the process is told to stop, which runs the hook.
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private SimulatorOptions options() {
    try {
      SimulatorOptions.Builder options =
          SimulatorOptions.builder().port(port).allowHttp(allowHttp).retries(schedule.retries());
      apiKeys.forEach(options::apiKey);
      seed.ifPresent(options::seed);
      return options.build();
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private static Simulator start(SimulatorOptions options) {
    try {
      return Simulator.start(options);
    } catch (SimulatorException e) {
      throw new CliException(ExitCode.UNAVAILABLE, e.getMessage(), e);
    }
  }

  private void tell(Simulator simulator, PrintWriter out) {
    boolean made = apiKeys.isEmpty();
    if (output.json()) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("address", simulator.address().toString())
              .add("api_base", simulator.apiBase().toString());
      if (made) {
        json.add("api_key", simulator.apiKeys().get(0));
      }
      out.println(OutputOptions.line(json.build()));
    } else {
      out.println(
          "signalbox simulates Linq at %s; what it can do is listed at %s/simulator"
              .formatted(simulator.apiBase(), simulator.address()));
      if (made) {
        out.println("API key: " + simulator.apiKeys().get(0));
      }
    }
  }
}
