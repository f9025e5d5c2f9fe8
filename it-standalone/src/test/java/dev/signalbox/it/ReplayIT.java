package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the stock handlers follow from the log alone. */
class ReplayIT {

  private static final long SEED = 20261122;
  private static final int EVENTS = 2500;
  private static final String ALWAYS_FROM = "2000-01-01T00:00:00Z";
  private static final String ALWAYS_TO = "2100-01-01T00:00:00Z";

  @TempDir private Path temp;

  @Test
  void tablesEmptiedOrDeleted_areTheSameAgain() throws Exception {
    try (Station station = new Station(temp, Map.of())) {
      station.start();
      try (Traffic traffic = new Traffic(station.address(), new EventMix(SEED), 1000)) {
        traffic.awaitAccepted(EVENTS);
        traffic.end();
        assertThat(traffic.refused()).isZero();
      }
      station.awaitSettled(Station.STOCK);
      station.stop();
      Map<String, Map<String, List<String>>> first = dump(station);
      first.forEach((handler, tables) -> assertThat(tables).as(handler).hasSizeGreaterThan(2));

      // Emptied by hand, then the log once more.
      for (String handler : Station.STOCK) {
        Tables.drop(station.database(handler));
        assertThat(Tables.dump(station.database(handler))).isEmpty();
      }
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      replay(station);
      station.stop();
      assertSame(first, dump(station));

      // The whole file deleted: the handler begins at the beginning by itself.
      for (String handler : Station.STOCK) {
        for (String end : List.of("", "-wal", "-shm")) {
          Files.deleteIfExists(Path.of(station.database(handler) + end));
        }
      }
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      station.awaitSettled(Station.STOCK);
      // On top of what is there already: nothing changes.
      replay(station);
      station.stop();
      assertSame(first, dump(station));
    }
  }

  private static void replay(Station station) throws Exception {
    for (String handler : Station.STOCK) {
      assertThat(
              station.done(
                  "replay", "--handler", handler, "--from", ALWAYS_FROM, "--to", ALWAYS_TO))
          .startsWith("replaying ");
    }
    station.awaitSettled(Station.STOCK);
  }

  /** By handler, then by table. */
  static Map<String, Map<String, List<String>>> dump(Station station) throws Exception {
    Map<String, Map<String, List<String>>> all = new TreeMap<>();
    for (String handler : Station.STOCK) {
      all.put(handler, Tables.dump(station.database(handler)));
    }
    return all;
  }

  /** Table by table, so that a difference is shown alone. */
  static void assertSame(
      Map<String, Map<String, List<String>>> wanted, Map<String, Map<String, List<String>>> found) {
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach(
        (handler, tables) -> {
          assertThat(found.get(handler).keySet()).as(handler).isEqualTo(tables.keySet());
          tables.forEach(
              (table, rows) ->
                  assertSame(handler + ": " + table, rows, found.get(handler).get(table)));
        });
  }

  private static void assertSame(String where, List<String> wanted, List<String> found) {
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(new HashSet<>(found));
    List<String> extra = new ArrayList<>(found);
    extra.removeAll(new HashSet<>(wanted));
    assertThat(missing.size() + extra.size() + Math.abs(wanted.size() - found.size()))
        .as(
            "%s: differences; of %s rows missing %s, as %s; of %s rows not expected %s, as %s",
            where,
            wanted.size(),
            missing.size(),
            missing.stream().limit(3).toList(),
            found.size(),
            extra.size(),
            extra.stream().limit(3).toList())
        .isZero();
  }
}
