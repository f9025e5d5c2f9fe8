package dev.signalbox.inbox.jdbc.internal.log;

import static dev.signalbox.inbox.jdbc.internal.log.Appends.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose name a conflicting body has, of which only the beginning may have been kept. */
class BodySearchTest {

  private static final String HANDLE = "+15550009999";
  private static final int KEPT = EventInserter.CONFLICT_BYTES;

  @TempDir Path folder;

  @Test
  void cutBody_mayEndWithinTheHandleAndAWholeOneMayNot() throws Exception {
    SqliteFile file =
        new SqliteFile(
            folder.resolve("inbox.db"), Profile.LOG, Duration.ofSeconds(5), ConnectionTuning.NONE);
    String cut = HANDLE.substring(0, 8);
    try (LogWriter writer = LogWriter.open(file, 1_000);
        Connection reading = file.openForReading()) {
      writer.append(
          List.of(
              body("first"),
              body("whole, names " + HANDLE),
              body("whole, ends like " + cut),
              body("x".repeat(KEPT - cut.length()) + HANDLE + " goes on"),
              body(HANDLE + "x".repeat(KEPT)),
              body("x".repeat(KEPT) + HANDLE)));
      BodySearch search = new BodySearch(new Blanking(HANDLE));

      BodySearch.Stretch stretch = search.conflicts(reading, Long.MIN_VALUE);

      assertThat(stretch.found())
          .extracting(BodySearch.Replacement::id)
          .containsExactly(1L, 3L, 4L);
      assertThat(stretch.last()).isEqualTo(5);
      assertThat(search.conflicts(reading, 5)).isEqualTo(new BodySearch.Stretch(List.of(), 5));
    }
  }

  private static PendingAppend body(String text) {
    return PendingAppend.of(Appends.event("e", NOON, text.getBytes(StandardCharsets.UTF_8)));
  }
}
