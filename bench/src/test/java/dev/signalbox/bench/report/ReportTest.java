package dev.signalbox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path folder;

  @Test
  void report_hasTablesPlotsAndWhatIsQuoted() throws IOException {
    Report report = new Report(folder);
    report.head(1, "Costs");
    report.table(new Table("what", "µs").row("one", Figures.of(12.345)));
    report.plot(
        "curve",
        Plot.lines(
            "A curve",
            "x",
            "y",
            Map.of("s", List.of(new Plot.Point(1, 2), new Plot.Point(10, 3)))));
    report.plot("bars", Plot.bars("Some bars", "ratio", Map.of("a", 1.0, "b", 0.5)));
    report.quote("It is fast.");

    assertThat(folder.resolve("REPORT.md"))
        .content()
        .contains("# Costs", "| one | 12.3 |", "![A curve](curve.svg)", "It is fast.");
    assertThat(folder.resolve("curve.svg")).content().contains("<svg", "<path");
    assertThat(folder.resolve("bars.svg")).content().contains("<svg");
    assertThat(report.quotes()).containsExactly("It is fast.");
    assertThat(report.hasVoid()).isFalse();
    report.voided("two events are missing");
    assertThat(report.hasVoid()).isTrue();
  }

  @Test
  void figures_haveAsManyDigitsAsMeanSomething() {
    assertThat(Figures.of(123_456)).isEqualTo("123,000");
    assertThat(Figures.of(123.456)).isEqualTo("123");
    assertThat(Figures.of(1.234)).isEqualTo("1.23");
    assertThat(Figures.of(0)).isEqualTo("0");
    assertThat(Figures.of(Double.NaN)).isEqualTo("–");
  }

  @Test
  void readme_isQuotedIntoItsPlaceOnly() throws IOException {
    Path readme = folder.resolve("README.md");
    Files.writeString(
        readme,
        "before\n<!-- written by bench/run --readme -->\nold\n<!-- end of what bench/run writes -->\nafter\n");
    Readme.quote(readme, "From the report:", List.of("One.", "Two."));

    assertThat(readme)
        .hasContent(
            "before\n<!-- written by bench/run --readme -->\nFrom the report:\n\n* One.\n* Two.\n"
                + "<!-- end of what bench/run writes -->\nafter\n");
    Files.writeString(readme, "nothing of that");
    assertThatThrownBy(() -> Readme.quote(readme, "", List.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
