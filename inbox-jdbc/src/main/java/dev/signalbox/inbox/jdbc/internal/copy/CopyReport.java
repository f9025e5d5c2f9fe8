package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.core.inbox.InboxException;
import java.util.ArrayList;
import java.util.List;

/** What was counted on both sides. */
public final class CopyReport {

  /**
   * One of the counts.
   *
   * @param what in words
   */
  public record Line(String what, long source, long target) {}

  private final List<Line> lines = new ArrayList<>();

  CopyReport() {}

  void add(String what, long source, long target) {
    lines.add(new Line(what, source, target));
  }

  /** In the order they were counted. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  void requireEqual() {
    List<String> different =
        lines.stream()
            .filter(line -> line.source() != line.target())
            .map(line -> line.what() + " " + line.source() + " and " + line.target())
            .toList();
    if (!different.isEmpty()) {
      throw new InboxException(
          "the copy is not the same as its source (source and target: "
              + String.join(", ", different)
              + "); nodes do not open it. Empty the target (DROP SCHEMA ... CASCADE) and begin again");
    }
  }
}
