package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at handlers again and again while something happens to another one. They go on handling, in
 * the containers that they had, and nothing of theirs fails or waits.
 */
final class Undisturbed implements AutoCloseable {

  private static final long EVERY_MILLIS = 150;

  private final Station station;
  private final List<String> names;
  private final Map<String, JsonObject> first;
  private final List<String> starts;
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  Undisturbed(Station station, List<String> names) throws Exception {
    this.station = station;
    this.names = names;
    this.first = station.status();
    this.starts = starts();
    clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Map<String, JsonObject> now = station.status();
      for (String name : names) {
        JsonObject one = now.get(name);
        expect(one, "state", "running", one.getString("state"));
        expect(one, "version", first.get(name).getString("version"), one.getString("version"));
        expect(one, "breaker", "closed", one.getString("breaker"));
        expect(one, "retrying", 0, one.getInt("retrying"));
        expect(one, "dead", 0, one.getInt("dead"));
        expect(one, "failed", first.get(name).getInt("failed"), one.getInt("failed"));
      }
      looks.incrementAndGet();
    } catch (Exception | AssertionError e) {
      problems.add(e.toString());
    }
  }

  private void expect(JsonObject one, String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      problems.add(one.getString("name") + ": " + what + " is " + found + ", not " + wanted);
    }
  }

  /** The starts and ends of their containers, each with the id of its bundle, from the log. */
  private List<String> starts() throws IOException {
    List<String> bundles =
        names.stream().map(name -> "bundle dev.signalbox." + name.replace('-', '.') + " ").toList();
    return Files.readAllLines(station.log()).stream()
        .filter(line -> line.contains("SBX-4001") || line.contains("SBX-4002"))
        .filter(line -> bundles.stream().anyMatch(line::contains))
        .toList();
  }

  /** Ends the watch and says what came of it. */
  void assertUndisturbed() throws Exception {
    // Each has handled something since: wait for it while the watch goes on.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Map<String, JsonObject> now = station.status();
              for (String name : names) {
                assertThat(now.get(name).getInt("handled"))
                    .as("handled by %s", name)
                    .isGreaterThan(first.get(name).getInt("handled") + 5);
              }
            });
    clock.shutdown();
    assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(problems).isEmpty();
    assertThat(looks.get()).isGreaterThan(5);
    assertThat(starts()).isEqualTo(starts).hasSizeGreaterThanOrEqualTo(names.size());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
