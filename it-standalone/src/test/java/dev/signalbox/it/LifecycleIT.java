package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Broken;
import dev.signalbox.it.handler.Poll;
import dev.signalbox.it.handler.PollFamily;
import dev.signalbox.it.handler.Publisher;
import dev.signalbox.it.handler.Teller;
import dev.signalbox.it.handler.Witness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that come, go, are broken, derive events and bring types. */
class LifecycleIT {

  private static final String WITNESS = "witness";

  @TempDir private Path temp;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    node = new TestNode(temp, Map.of()).start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void deploy(HandlerJar jar, String name) throws Exception {
    jar.deploy(node.handlers());
    await().atMost(Duration.ofSeconds(20)).until(() -> node.hasHandler(name));
  }

  private void awaitSeen(String handler, List<String> ids) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(25))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(node.seen(handler, "event_id")).isEqualTo(ids));
  }

  @Test
  void handlerThatWasAway_findsEverythingInItsOrder() throws Exception {
    HandlerJar jar = new HandlerJar(WITNESS, Witness.class);
    deploy(jar, WITNESS);
    List<String> all = new ArrayList<>();
    deliver(all, 0, 10);
    awaitSeen(WITNESS, all);
    jar.remove(node.handlers());
    await().atMost(Duration.ofSeconds(12)).until(() -> !node.hasHandler(WITNESS));
    deliver(all, 10, 20);
    node.restart();
    deliver(all, 20, 30);
    deploy(jar.version("1.0.7"), WITNESS);
    deliver(all, 30, 40);
    awaitSeen(WITNESS, all);
  }

  private void deliver(List<String> ids, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      node.deliver("e" + i, "test.any", "{\"chat_id\":\"c\"}");
      ids.add("e" + i);
    }
  }

  @Test
  void newHandlers_beginWhereTheirManifestSays() throws Exception {
    List<String> all = new ArrayList<>();
    deliver(all, 0, 5);
    deploy(new HandlerJar("first", Witness.class), "first");
    awaitSeen("first", all);
    deliver(all, 5, 8);
    awaitSeen("first", all);
    deploy(new HandlerJar("parked", Witness.class), "parked");
    deploy(
        new HandlerJar("latest", Witness.class).header("Signalbox-Handler-Begin", "latest"),
        "latest");
    deploy(
        new HandlerJar("earliest", Witness.class).header("Signalbox-Handler-Begin", "earliest"),
        "earliest");
    deliver(all, 8, 10);
    awaitSeen("first", all);
    awaitSeen("earliest", all);
    // The others had all been taken.
    awaitSeen("parked", List.of("e8", "e9"));
    awaitSeen("latest", List.of("e8", "e9"));
  }

  @Test
  void brokenBundle_disturbsNobodyAndIsTakenWhenCorrected() throws Exception {
    deploy(new HandlerJar(WITNESS, Witness.class), WITNESS);
    new HandlerJar("broken", Broken.class).deploy(node.handlers());
    await().atMost(Duration.ofSeconds(20)).until(() -> node.refuses("broken"));
    List<String> all = new ArrayList<>();
    deliver(all, 0, 5);
    awaitSeen(WITNESS, all);
    assertThat(node.hasHandler("broken")).isFalse();
    new HandlerJar("broken", Witness.class).version("1.0.1").deploy(node.handlers());
    await().atMost(Duration.ofSeconds(20)).until(() -> node.hasHandler("broken"));
    await().atMost(Duration.ofSeconds(20)).until(() -> !node.refuses("broken"));
    deliver(all, 5, 6);
    awaitSeen(WITNESS, all);
    awaitSeen("broken", List.of("e5"));
  }

  @Test
  void derivedEvents_areSeenOnceByOthersAlsoOverARestart() throws Exception {
    deploy(new HandlerJar("publisher", Publisher.class), "publisher");
    deploy(new HandlerJar(WITNESS, Witness.class), WITNESS);
    List<String> all = new ArrayList<>();
    deliver(all, 0, 20);
    node.restart();
    deliver(all, 20, 30);
    await()
        .atMost(Duration.ofSeconds(12))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(node.seen(WITNESS, "cause").stream().filter(id -> !id.isEmpty()))
                    .containsExactlyInAnyOrderElementsOf(all));
    node.restart();
    node.deliver("last", "test.any", "{}");
    all.add("last");
    await()
        .atMost(Duration.ofSeconds(12))
        .untilAsserted(
            () ->
                assertThat(node.seen(WITNESS, "cause").stream().filter(id -> !id.isEmpty()))
                    .containsExactlyInAnyOrderElementsOf(all));
    assertThat(node.seen(WITNESS, "event_id")).doesNotHaveDuplicates().hasSize(2 * all.size());
  }

  @Test
  void familyOfABundle_makesItsTypeTyped() throws Exception {
    deploy(new HandlerJar(WITNESS, Witness.class), WITNESS);
    node.deliver("before", "poll.sent", "{}");
    awaitSeen(WITNESS, List.of("before"));
    HandlerJar family = new HandlerJar("polls", Poll.class, PollFamily.class);
    family.deploy(node.handlers());
    await()
        .atMost(Duration.ofSeconds(12))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              node.deliver("poll-" + System.nanoTime(), "poll.sent", "{}");
              assertThat(node.seen(WITNESS, "record")).contains("Poll");
            });
    assertThat(node.seen(WITNESS, "record").get(0)).isEqualTo("UnknownEvent");
    family.remove(node.handlers());
    await()
        .atMost(Duration.ofSeconds(12))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              node.deliver("poll-" + System.nanoTime(), "poll.sent", "{}");
              List<String> records = node.seen(WITNESS, "record");
              assertThat(records.get(records.size() - 1)).isEqualTo("UnknownEvent");
            });
  }

  @Test
  void observersAndInjection_workInADeployedBundle() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    Consumer<String> ear = heard::add;
    new HandlerJar("teller", Teller.class).deploy(node.handlers());
    node.deliver("t1", "test.any", "{}");
    // A service that comes late is waited for.
    node.running().context().registerService(Consumer.class, ear, new Hashtable<>());
    await()
        .atMost(Duration.ofSeconds(12))
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactlyInAnyOrder(
                        "now t1 UnknownEvent teller 1 true",
                        "later t1 UnknownEvent teller 1 true",
                        "now t1 UnknownEvent teller 2 true",
                        "later t1 UnknownEvent teller 2 true"));
  }
}
