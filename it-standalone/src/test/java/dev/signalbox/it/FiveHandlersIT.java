package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Broken;
import dev.signalbox.it.handler.Throwers;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each stock handler in turn is removed, replaced and broken in every way while events of all types
 * come in. The others do not notice, and in the end each has handled everything once.
 */
class FiveHandlersIT {

  private static final long SEED = 5;

  private static final int PER_SECOND = 500;

  /** So many of a handler's events come in while it is away. */
  private static final int MISSED = PER_SECOND / 10;

  private static final Map<String, Class<?>> THROWERS =
      Map.of(
          "handlers-message", Throwers.OfMessages.class,
          "handlers-call", Throwers.OfCalls.class,
          "handlers-chat", Throwers.OfChats.class,
          "handlers-reaction", Throwers.OfReactions.class,
          "handlers-phone-number", Throwers.OfLines.class);

  /** Where each notes the events that it has taken in. */
  private static final Map<String, String> NOTED =
      Map.of(
          "handlers-message", "message_event",
          "handlers-call", "call_event",
          "handlers-chat", "chat_event",
          "handlers-reaction", "reaction_event",
          "handlers-phone-number", "line_event");

  @TempDir private Path temp;

  @Test
  void eachHandlerRemovedReplacedAndBrokenUnderLoad_losesNothingAndDisturbsNoOther()
      throws Exception {
    Map<String, String> settings =
        Map.of(
            "signalbox.retry.max-attempts", "2",
            "signalbox.retry.initial-delay", "50ms",
            "signalbox.retry.max-delay", "100ms",
            "signalbox.breaker.open-for", "300ms");
    try (Station station = new Station(temp.resolve("node"), settings)) {
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      Map<String, String> accepted;
      try (Traffic traffic = new Traffic(station.address(), new EventMix(SEED), PER_SECOND)) {
        long began = System.nanoTime();
        traffic.awaitAccepted(PER_SECOND);
        for (String handler : Station.STOCK) {
          List<String> others = new ArrayList<>(Station.STOCK);
          others.remove(handler);
          try (Undisturbed watch = new Undisturbed(station, others)) {
            disturb(station, handler);
            watch.assertUndisturbed();
          }
        }
        traffic.end();
        assertThat(traffic.refused()).isZero();
        accepted = traffic.accepted();
        System.out.printf(
            "accepted %d events, %d a second%n",
            accepted.size(),
            accepted.size() * 1000L / Duration.ofNanos(System.nanoTime() - began).toMillis());
      }
      station.awaitSettled(Station.STOCK);
      Map<String, Set<String>> types = types(station);
      station.stop();
      assertEachHandled(station, types, accepted);

      // The same log into fresh tables, with nobody disturbing.
      Map<String, Map<String, List<String>>> disturbed = ReplayIT.dump(station);
      for (String handler : Station.STOCK) {
        for (String end : List.of("", "-wal", "-shm")) {
          Files.deleteIfExists(Path.of(station.database(handler) + end));
        }
      }
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      station.awaitSettled(Station.STOCK);
      station.stop();
      ReplayIT.assertSame(ReplayIT.dump(station), disturbed);
    }
  }

  private void disturb(Station station, String handler) throws Exception {
    JarCopy jar = new JarCopy(Station.stockJar(handler));
    Path folder = Files.createDirectories(temp.resolve(handler));

    station.remove(handler);
    awaitField(station, handler, "state", "absent");
    awaitLag(station, handler);
    station.deploy(Station.stockJar(handler), handler);
    station.awaitRunning(handler);

    station.deploy(jar.write(folder, "1.0.1"), handler);
    awaitField(station, handler, "version", "1.0.1");

    // One that cannot come up: the version before goes on.
    station.deploy(jar.write(folder, "1.0.2", Broken.class), handler);
    String bundle = "dev.signalbox." + handler.replace('-', '.');
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(station.refused().getOrDefault(bundle, "")).contains("nobodyHasThis"));
    awaitField(station, handler, "version", "1.0.1");
    awaitMoreHandled(station, handler);

    // One that comes up and fails: what it could not handle is dead, and nothing of it is written.
    station.deploy(jar.write(folder, "1.0.3", Throwers.class, THROWERS.get(handler)), handler);
    station.awaitStatus(
        status -> assertThat(status.get(handler).getInt("dead")).isGreaterThanOrEqualTo(3));
    station.deploy(jar.write(folder, "1.0.4"), handler);
    awaitField(station, handler, "version", "1.0.4");
    assertThat(station.refused()).isEmpty();
    station.done("replay", "--dead", "--handler", handler);
    station.awaitStatus(
        status -> {
          assertThat(status.get(handler).getInt("dead")).isZero();
          assertThat(status.get(handler).getInt("retrying")).isZero();
          assertThat(status.get(handler).getString("state")).isEqualTo("running");
          assertThat(status.get(handler).getString("breaker")).isEqualTo("closed");
        });
  }

  private static void awaitField(Station station, String handler, String field, String wanted) {
    station.awaitStatus(
        status ->
            assertThat(status.get(handler).getString(field))
                .as("%s of %s", field, handler)
                .isEqualTo(wanted));
  }

  private static void awaitLag(Station station, String handler) {
    station.awaitStatus(
        status -> assertThat(status.get(handler).getInt("lag")).isGreaterThan(MISSED));
  }

  private static void awaitMoreHandled(Station station, String handler) throws Exception {
    int before = station.status().get(handler).getInt("handled");
    station.awaitStatus(
        status -> assertThat(status.get(handler).getInt("handled")).isGreaterThan(before));
  }

  /** What each handler takes. */
  private static Map<String, Set<String>> types(Station station) throws Exception {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Map.Entry<String, JsonObject> one : station.status().entrySet()) {
      all.put(
          one.getKey(),
          one.getValue().getJsonArray("types").getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .collect(Collectors.toSet()));
    }
    return all;
  }

  private static void assertEachHandled(
      Station station, Map<String, Set<String>> types, Map<String, String> accepted)
      throws Exception {
    for (String handler : Station.STOCK) {
      Set<String> wanted =
          accepted.entrySet().stream()
              .filter(event -> types.get(handler).contains(event.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      List<String> noted =
          Tables.rows(station.database(handler), "SELECT event_id FROM " + NOTED.get(handler));
      assertThat(wanted).as(handler).hasSizeGreaterThan(50);
      assertThat(noted).as(handler).doesNotHaveDuplicates();
      Set<String> missing = new HashSet<>(wanted);
      noted.forEach(missing::remove);
      assertThat(missing).as("accepted, but not handled by %s", handler).isEmpty();
      assertThat(noted).as(handler).hasSameSizeAs(wanted);
    }
  }
}
