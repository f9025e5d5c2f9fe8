package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A handler jar is replaced again and again in the watched folder while deliveries flow. */
class SwapIT {

  private static final int REPLACEMENTS = Integer.getInteger("dev.signalbox.it.replacements", 200);
  private static final int PER_SECOND = 500;
  private static final int CHATS = 20;

  @TempDir private Path temp;

  @Test
  void jarReplacedUnderLoad_losesNothingKeepsOrderAndLeavesNoClassLoader() throws Exception {
    Path handlers = Files.createDirectory(temp.resolve("handlers"));
    Path data = temp.resolve("data");
    RecorderJar jar = new RecorderJar(handlers);
    jar.deploy(0);
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    List<WeakReference<ClassLoader>> old = new ArrayList<>();
    try (RunningNode node =
        new Launcher(Dist.distribution()).start(TestSettings.of(data), data, handlers)) {
      URI address = node.address().orElseThrow();
      await().atMost(Duration.ofSeconds(30)).until(() -> version(node).isPresent());
      AtomicBoolean stop = new AtomicBoolean();
      Load load = new Load(address, CHATS, PER_SECOND, stop);
      Thread sender = new Thread(() -> load.run(acknowledged), "load");
      sender.start();
      for (int i = 1; i <= REPLACEMENTS; i++) {
        old.add(loader(node));
        jar.deploy(i);
        String wanted = "1.0." + i;
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> version(node).filter(wanted::equals).isPresent());
      }
      stop.set(true);
      sender.join();
      assertThat(load.notAcknowledged()).isZero();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(seen(data)).hasSize(acknowledged.size()));
      assertCollectable(old);
    }
    List<Row> seen = seen(data);
    assertThat(seen).extracting(Row::eventId).doesNotHaveDuplicates();
    assertThat(new HashSet<>(seen.stream().map(Row::eventId).toList())).isEqualTo(acknowledged);
    assertOrder(seen);
  }

  private static Optional<String> version(RunningNode node) {
    return Arrays.stream(node.context().getBundles())
        .filter(
            bundle ->
                RecorderJar.NAME.equals(bundle.getSymbolicName())
                    && bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> bundle.getVersion().toString())
        .findFirst();
  }

  private static WeakReference<ClassLoader> loader(RunningNode node) {
    return Arrays.stream(node.context().getBundles())
        .filter(bundle -> RecorderJar.NAME.equals(bundle.getSymbolicName()))
        .map(bundle -> new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()))
        .findFirst()
        .orElseThrow();
  }

  private static void assertCollectable(List<WeakReference<ClassLoader>> loaders) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders.stream().filter(loader -> loader.get() != null).count()).isZero();
            });
  }

  private static void assertOrder(List<Row> seen) {
    Map<String, Integer> last = new HashMap<>();
    for (Row row : seen) {
      Integer before = last.put(row.chat(), row.number());
      assertThat(row.number())
          .as("number in %s", row.chat())
          .isGreaterThan(before == null ? -1 : before);
    }
  }

  private record Row(String eventId, String chat, int number) {}

  private static List<Row> seen(Path data) throws Exception {
    Path file = data.resolve("handlers").resolve(RecorderJar.NAME + ".db");
    String row = "SELECT event_id || ' ' || chat || ' ' || number FROM seen ORDER BY place";
    return new DatabaseCopy(file).column(row).stream().map(SwapIT::row).toList();
  }

  private static Row row(String text) {
    String[] parts = text.split(" ");
    return new Row(parts[0], parts[1], Integer.parseInt(parts[2]));
  }
}
