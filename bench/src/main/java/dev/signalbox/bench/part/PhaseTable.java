package dev.signalbox.bench.part;

import dev.signalbox.bench.measure.Median;
import dev.signalbox.bench.measure.Phase;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Table;
import java.util.List;
import java.util.OptionalDouble;

/** A table of stretches of load, one row for each, as medians over rounds. */
final class PhaseTable {

  private final List<Phase> reference;
  private final Table table;

  /**
   * Compared with one of them.
   *
   * @param first what the rows are
   * @param reference what the ratios are to
   */
  PhaseTable(String first, List<Phase> reference) {
    this.reference = reference;
    this.table =
        new Table(
            first,
            "events/s",
            "ratio",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "CPU µs/event",
            "of it database",
            "allocated B/event",
            "syncs/event",
            "resident",
            "not 2xx");
  }

  void row(String name, List<Phase> phases) {
    row(name, phases, OptionalDouble.empty());
  }

  /** With syncs that were counted apart. */
  void row(String name, List<Phase> phases, OptionalDouble counted) {
    OptionalDouble syncs = Median.ofPresent(phases, Phase::syncs);
    table.row(
        name,
        Figures.of(Median.of(phases, Phase::rate)),
        Figures.of(Median.ratio(phases, reference, Phase::rate)),
        Figures.of(Median.of(phases, phase -> phase.timed().millis(50))),
        Figures.of(Median.of(phases, phase -> phase.timed().millis(99))),
        Figures.of(Median.of(phases, phase -> phase.timed().millis(99.9))),
        Figures.of(Median.of(phases, Phase::allCpuMicros)),
        Figures.of(Median.of(phases, Phase::databaseMicros)),
        Figures.of(Median.ofPresent(phases, Phase::allocated)),
        Figures.of(syncs.isPresent() ? syncs : counted),
        Figures.mebibytes(Median.of(phases, Phase::residentBytes)),
        Long.toString(phases.stream().mapToLong(phase -> phase.load().failed()).sum()));
  }

  Table table() {
    return table;
  }
}
