package dev.signalbox.bench.gate;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What each step may cost: the committed costs, and how far over them is too far. */
final class Baseline {

  private static final String HEAD =
      """
      # What one event may cost on each step of its way; read by the gate in the default build.
      # bytes: allocated. share: CPU time as a share of the reference workload's. A step may allocate
      # margin.bytes times its baseline and take margin.share times its share.
      # Written anew by: mvn -pl bench -am test -Dtest=CostGateTest -Dsurefire.failIfNoSpecifiedTests=false -Dsignalbox.bench.baseline=write
      """;

  private final Properties values;

  private Baseline(Properties values) {
    this.values = values;
  }

  static Baseline read(Path file) {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the baseline " + file, e);
    }
    return new Baseline(values);
  }

  static Baseline of(String step, Cost cost, double bytesMargin, double shareMargin) {
    Properties values = new Properties();
    values.setProperty("margin.bytes", Double.toString(bytesMargin));
    values.setProperty("margin.share", Double.toString(shareMargin));
    values.setProperty(step + ".bytes", Double.toString(cost.bytes()));
    values.setProperty(step + ".share", Double.toString(cost.share()));
    return new Baseline(values);
  }

  /** Writes the costs in place of those that were committed; the margins stay. */
  void write(Path file, Map<String, Cost> costs) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("margin.bytes=%s%n".formatted(number("margin.bytes")));
    text.append("margin.share=%s%n".formatted(number("margin.share")));
    costs.forEach(
        (step, cost) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%1$s.bytes=%2$.0f%n%1$s.share=%3$.2f%n",
                    step,
                    cost.bytes(),
                    cost.share())));
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /**
   * Lets a cost pass or not.
   *
   * @throws AssertionError when it is over the baseline by more than the margin
   */
  void check(String step, Cost found) {
    check(step, "bytes allocated per event", ".bytes", found.bytes());
    check(step, "of the reference's CPU time", ".share", found.share());
  }

  private void check(String step, String what, String kind, double found) {
    double allowed = number(step + kind) * number("margin" + kind);
    if (found > allowed) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s takes %.2f %s, at most %.2f are allowed (baseline %.2f, margin %.2f). Find what made"
                  + " it dearer (bench/run --profile shows where), or write the baseline anew and say"
                  + " in the commit what the cost is for",
              step,
              found,
              what,
              allowed,
              number(step + kind),
              number("margin" + kind)));
    }
  }

  private double number(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new AssertionError("the baseline has no " + key + "; write it anew");
    }
    return Double.parseDouble(value);
  }
}
