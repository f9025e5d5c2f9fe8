package dev.signalbox.cli.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of columns, as wide as they need to be. Cells are shown as they are. */
final class Table {

  /** A cell that is wider would leave nothing readable; JSON has it whole. */
  private static final int WIDEST = 160;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  Table row(String... cells) {
    rows.add(Stream.of(cells).map(cell -> Printable.cut(cell, WIDEST)).toList());
    return this;
  }

  void print(PrintWriter out) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      out.println(line(row, widths));
    }
    out.flush();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }
}
