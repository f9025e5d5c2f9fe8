package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that cannot work, in the folder of the distribution: who says so, and when it is over. */
class RefusedIT {

  @TempDir private Path temp;

  @Test
  void jarsThatCannotWork_areListedWithTheirReasonUntilTheyAreCorrected() throws Exception {
    try (Station station = new Station(temp, Map.of())) {
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      HandlerJar thief = new HandlerJar("thief", Witness.class);
      thief.header("Signalbox-Handler-Name", "handlers-call").deploy(station.handlers());
      awaitRefused(station, "thief", "'handlers-call' is taken by dev.signalbox.handlers.call");
      HandlerJar early = new HandlerJar("early", Witness.class);
      String imports = "dev.signalbox.api;version=\"[9,10)\"";
      early.header("Import-Package", imports).deploy(station.handlers());
      awaitRefused(station, "early", "newer version of the API");
      Path half = Files.write(temp.resolve("half"), new byte[] {'P', 'K', 3, 4, 0});
      station.deploy(half, "half");
      awaitRefused(station, "half.jar", "expected a jar");

      String listed = station.done("handlers");
      assertThat(listed).contains("REFUSED", "thief", "early", "half.jar", "newer version");
      for (String handler : Station.STOCK) {
        assertThat(station.status().get(handler).getString("state")).isEqualTo("running");
      }
      assertThat(station.status()).doesNotContainKeys("thief", "early");

      // Corrected, removed, and free at last.
      new HandlerJar("early", Witness.class).version("1.0.1").deploy(station.handlers());
      station.awaitRunning("early");
      station.remove("half");
      station.remove("handlers-call");
      await().atMost(Duration.ofSeconds(30)).until(() -> station.refused().isEmpty());
      station.awaitStatus(
          status -> assertThat(status.get("handlers-call").getString("bundle")).isEqualTo("thief"));
      assertThat(station.done("handlers")).doesNotContain("REFUSED");
    }
  }

  private static void awaitRefused(Station station, String source, String reason) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(station.refused()).containsKey(source));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(station.refused().get(source)).contains(reason));
  }
}
