package dev.signalbox.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table of the report. */
public final class Table {

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /** With the names of its columns. */
  public Table(String... head) {
    this.head = List.of(head);
  }

  /**
   * One more row.
   *
   * @throws IllegalArgumentException when it has not as many cells as there are columns
   */
  public Table row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(
          "%d columns, %d cells".formatted(head.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** As Markdown; the first column is text, the others are numbers. */
  String markdown() {
    StringBuilder text = new StringBuilder(line(head));
    text.append("| --- |").append(" ---: |".repeat(head.size() - 1)).append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
