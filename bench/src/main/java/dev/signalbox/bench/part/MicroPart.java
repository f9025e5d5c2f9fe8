package dev.signalbox.bench.part;

import dev.signalbox.bench.micro.AcceptBenchmark;
import dev.signalbox.bench.micro.DecodeBenchmark;
import dev.signalbox.bench.micro.DispatchBenchmark;
import dev.signalbox.bench.micro.FireBenchmark;
import dev.signalbox.bench.micro.VerifierBenchmark;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Table;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The micro benchmarks, under JMH. */
public final class MicroPart implements Part {

  private static final TimeValue SHORT = TimeValue.milliseconds(300);
  private static final TimeValue SECOND = TimeValue.seconds(1);
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public void run(Scene scene) throws Exception {
    scene.report().head(2, "Single steps, under JMH");
    boolean once = scene.scale().micro() == 0;
    scene
        .report()
        .say(
            once
                ? "One short iteration each, of a few of the parameters: to see that they run."
                : "One fork, %d iterations of a second, after as many to get warm."
                    .formatted(scene.scale().micro()));
    table(scene, "The verdict", VerifierBenchmark.class, List.of("size", "keys"));
    table(scene, "Accepting without HTTP and store", AcceptBenchmark.class, List.of("size"));
    table(scene, "Decoding", DecodeBenchmark.class, List.of("type"));
    table(scene, "Firing into a CDI container", FireBenchmark.class, List.of());
    table(
        scene,
        "Dispatch: waiting events to handlers that do nothing, SQLite",
        DispatchBenchmark.class,
        List.of("handlers"));
  }

  private static void table(Scene scene, String title, Class<?> benchmark, List<String> parameters)
      throws Exception {
    Collection<RunResult> results = measure(scene.scale(), benchmark);
    scene.report().head(3, title);
    Table table =
        new Table(
            parameters.isEmpty() ? "step" : String.join(", ", parameters),
            "ns",
            "±",
            "allocated B");
    results.stream()
        .sorted(Comparator.comparing(result -> order(result.getParams(), parameters)))
        .forEach(
            result ->
                table.row(
                    row(result.getParams(), parameters, title),
                    Figures.of(result.getPrimaryResult().getScore()),
                    Figures.of(result.getPrimaryResult().getScoreError()),
                    Figures.of(allocated(result))));
    scene.report().table(table);
  }

  /** Numbers in the order of numbers. */
  private static String order(BenchmarkParams params, List<String> parameters) {
    return parameters.stream()
        .map(params::getParam)
        .map(value -> "%12s".formatted(value))
        .collect(Collectors.joining(" "));
  }

  private static String row(BenchmarkParams params, List<String> parameters, String title) {
    return parameters.isEmpty()
        ? title
        : parameters.stream().map(params::getParam).collect(Collectors.joining(", "));
  }

  private static OptionalDouble allocated(RunResult result) {
    return result.getSecondaryResults().keySet().stream()
        .filter(name -> name.contains(ALLOCATED))
        .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
        .findFirst();
  }

  private static Collection<RunResult> measure(Scale scale, Class<?> benchmark)
      throws RunnerException, IOException {
    boolean once = scale.micro() == 0;
    boolean shots = benchmark == DispatchBenchmark.class;
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark.getSimpleName() + "\\.")
            .forks(1)
            .warmupIterations(Math.max(1, scale.micro()))
            .measurementIterations(Math.max(1, scale.micro()))
            .addProfiler(GCProfiler.class)
            .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
            .shouldFailOnError(true);
    if (!shots) {
      options.warmupTime(once ? SHORT : SECOND).measurementTime(once ? SHORT : SECOND);
    }
    if (once) {
      few(options, benchmark);
    }
    return new Runner(options.build()).run();
  }

  private static void few(ChainedOptionsBuilder options, Class<?> benchmark) {
    if (benchmark == VerifierBenchmark.class) {
      options.param("size", "1200", "65536").param("keys", "1", "8");
    } else if (benchmark == DecodeBenchmark.class) {
      options.param("type", "message.received", "call.ended", "chat.created", "reaction.added");
    } else if (benchmark == AcceptBenchmark.class) {
      options.param("size", "1200");
    } else if (benchmark == DispatchBenchmark.class) {
      options.param("handlers", "5");
    }
  }
}
