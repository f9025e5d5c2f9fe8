package dev.signalbox.bench;

import dev.signalbox.bench.contender.Dist;
import dev.signalbox.bench.measure.Session;
import dev.signalbox.bench.part.AcceptPart;
import dev.signalbox.bench.part.EndToEndPart;
import dev.signalbox.bench.part.HandlersPart;
import dev.signalbox.bench.part.MicroPart;
import dev.signalbox.bench.part.Part;
import dev.signalbox.bench.part.PeersPart;
import dev.signalbox.bench.part.ProfilePart;
import dev.signalbox.bench.part.Scale;
import dev.signalbox.bench.part.Scene;
import dev.signalbox.bench.part.SizePart;
import dev.signalbox.bench.report.Machine;
import dev.signalbox.bench.report.Readme;
import dev.signalbox.bench.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The bench. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = "Measures what Signalbox costs, beside others, and writes a report.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or void: acknowledged events were missing in a store",
      "2:a command line that cannot be used"
    })
public final class Main implements Callable<Integer> {

  private static final String PROFILE = "profile";

  @Option(names = "--quick", description = "Everything once; under ten minutes on two idle cores.")
  private boolean quick;

  @Option(
      names = "--smoke",
      description = "Only to see that everything runs; the figures mean nothing.")
  private boolean smoke;

  @Option(
      names = "--profile",
      description = "Only flight recordings of accepting and handling, and what they show.")
  private boolean profile;

  @Option(names = "--readme", description = "Has the README quote what comes out.")
  private boolean readme;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these parts: accept, peers, end-to-end, handlers, size, micro, profile.")
  private List<String> only = List.of();

  @Option(names = "--root", hidden = true)
  private Path root = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where the report goes; default: bench/results, with --profile bench/target/profile.")
  private Path out;

  @Spec private CommandSpec spec;

  private Main() {}

  /** The command. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Part> parts = parts();
    if (readme && smoke) {
      throw new ParameterException(
          spec.commandLine(),
          "the figures of a smoke run mean nothing; the README cannot quote them");
    }
    long began = System.nanoTime();
    Path home = root.toAbsolutePath().normalize();
    Report report = new Report(out == null ? home.resolve(usualOut()) : out.toAbsolutePath());
    Path work = Files.createDirectories(home.resolve("bench/target/work"));
    Session session = new Session(Clock.systemUTC());
    Scene scene = new Scene(home, work, Dist.in(home), session, scale(), report);
    report.head(1, "What Signalbox costs");
    report.say("`" + command() + "` on " + Machine.text() + "." + warning());
    for (Part part : parts) {
      System.err.println("bench: " + part.name());
      part.run(scene);
    }
    report.say(
        "The run took "
            + Duration.ofNanos(System.nanoTime() - began).toSeconds()
            + " s. "
            + Machine.load());
    if (readme && !report.hasVoid()) {
      Readme.quote(
          home.resolve("README.md"),
          "From [`bench/results/REPORT.md`](bench/results/REPORT.md), by `" + command() + "`:",
          report.quotes());
    }
    return report.hasVoid() ? 1 : 0;
  }

  private Scale scale() {
    if (smoke) {
      return Scale.smoke();
    }
    return quick || profile ? Scale.quick() : Scale.full();
  }

  private String usualOut() {
    return profile ? "bench/target/profile" : "bench/results";
  }

  private String command() {
    return "bench/run"
        + (quick ? " --quick" : "")
        + (smoke ? " --smoke" : "")
        + (profile ? " --profile" : "")
        + (only.isEmpty() ? "" : " --only " + String.join(",", only));
  }

  private String warning() {
    return smoke ? " **A smoke run: these figures mean nothing.**" : "";
  }

  private List<Part> parts() {
    List<Part> all =
        List.of(
            new AcceptPart(),
            new PeersPart(),
            new EndToEndPart(),
            new HandlersPart(),
            new SizePart(),
            new MicroPart(),
            new ProfilePart());
    List<String> wanted = new ArrayList<>(only);
    if (profile) {
      wanted.add(PROFILE);
    }
    for (String name : wanted) {
      if (all.stream().noneMatch(part -> part.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no part " + name + "; there are " + all.stream().map(Part::name).toList());
      }
    }
    return all.stream()
        .filter(
            part -> wanted.isEmpty() ? !part.name().equals(PROFILE) : wanted.contains(part.name()))
        .toList();
  }
}
