package dev.signalbox.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report, written anew after each section, so that an ended run leaves what it had. */
public final class Report {

  private static final String NAME = "REPORT.md";

  private final Path folder;
  private final StringBuilder text = new StringBuilder();
  private final List<String> quotes = new ArrayList<>();
  private boolean voided;

  /** In a folder, which is made. */
  public Report(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Begins a section, or the report. */
  public void head(int level, String title) throws IOException {
    add("#".repeat(level) + " " + title + "\n\n");
  }

  /** A paragraph, Markdown. */
  public void say(String paragraph) throws IOException {
    add(paragraph.strip() + "\n\n");
  }

  /** A sentence that the README quotes as well. */
  public void quote(String sentence) throws IOException {
    quotes.add(sentence.strip());
    say(sentence);
  }

  /** All sentences that are quoted. */
  public List<String> quotes() {
    return List.copyOf(quotes);
  }

  /** A table. */
  public void table(Table table) throws IOException {
    add(table.markdown() + "\n");
  }

  /** A plot in a file beside the report. */
  public void plot(String name, Plot plot) throws IOException {
    Drawing.write(plot, folder.resolve(name + ".svg"));
    add("![" + plot.title() + "](" + name + ".svg)\n\n");
  }

  /** Something whose figures must not be used. */
  public void voided(String what) throws IOException {
    voided = true;
    say("**VOID: " + what + "**");
  }

  /** Whether anything must not be used. */
  public boolean hasVoid() {
    return voided;
  }

  /** The folder of the report, for more files. */
  public Path folder() {
    return folder;
  }

  private void add(String markdown) throws IOException {
    text.append(markdown);
    Files.writeString(folder.resolve(NAME), text, StandardCharsets.UTF_8);
  }
}
