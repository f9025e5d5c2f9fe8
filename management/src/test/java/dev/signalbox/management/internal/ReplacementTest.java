package dev.signalbox.management.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.management.client.ApiKey;
import dev.signalbox.management.client.ClientListener;
import dev.signalbox.management.client.ClientSettings;
import dev.signalbox.management.client.LinqClient;
import dev.signalbox.management.client.SubscriptionDraft;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.RetrySchedule;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Linq still has to deliver on a subscription when another takes its place. Linq may give up
 * what is pending on a subscription that is deleted; the simulator does.
 */
class ReplacementTest {

  private static final String TYPE = "message.received";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Set<String> tried = ConcurrentHashMap.newKeySet();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean down;
  private Simulator simulator;
  private LinqClient client;
  private HttpServer server;
  private World world;

  @BeforeEach
  void open() throws IOException {
    simulator =
        Simulator.start(
            SimulatorOptions.builder()
                .allowHttp(true)
                .retries(new RetrySchedule(100, Duration.ofMillis(50), Duration.ofMillis(50)))
                .build());
    client = client();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
    world = new World(folder, client);
    world.endpoints = List.of(World.endpoint("main", url(), TYPE));
  }

  @AfterEach
  void close() {
    client.close();
    simulator.close();
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void rotation_losesNothingThatIsPendingOnTheOldSubscription() {
    Keeper keeper = world.keeper();
    keeper.apply();
    String pending = whileDown(() -> keeper.rotate("main"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).contains(pending));
    assertThat(simulator.counts().abandoned()).isZero();
  }

  @Test
  void takeOver_losesNothingThatIsPendingOnTheStranger() {
    String stranger =
        client
            .create(
                new SubscriptionDraft(
                    URI.create(url() + "?version=2026-02-03"),
                    new TreeSet<>(Set.of(TYPE)),
                    new TreeSet<>(),
                    Optional.empty(),
                    Optional.empty()))
            .subscription()
            .id();
    String pending = whileDown(() -> world.keeper().adopt(stranger, false));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).contains(pending));
    assertThat(simulator.counts().abandoned()).isZero();
  }

  @Test
  void replacedSubscription_isGone_onceLinqHasGivenUpWhatWasPending() {
    Keeper keeper = world.keeper();
    keeper.apply();
    keeper.rotate("main");
    assertThat(client.subscriptions()).hasSize(2);

    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    keeper.check(false);

    assertThat(client.subscriptions()).hasSize(1);
  }

  /** The id of an event that is first tried before the change, and taken only after it. */
  private String whileDown(Runnable change) {
    down = true;
    String id = simulator.publish(Occurrence.of(TYPE, JsonValue.EMPTY_JSON_OBJECT));
    await().atMost(PATIENCE).until(() -> tried.contains(id));
    change.run();
    down = false;
    return id;
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/main";
  }

  private void receive(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    boolean refuse = down;
    exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
    exchange.close();
    (refuse ? tried : taken).add(id);
  }

  private LinqClient client() {
    return new LinqClient(
        new ClientSettings(
            simulator.apiBase(),
            true,
            new ApiKey(simulator.apiKeys().get(0)),
            Duration.ofSeconds(60),
            4,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            1_000_000,
            4,
            20,
            90,
            Duration.ofSeconds(30)),
        executor,
        Clock.systemUTC(),
        wait -> {},
        new Random(1),
        new ClientListener() {
          @Override
          public void tried(String operation, String outcome, Duration took) {
            // Nothing is measured here.
          }

          @Override
          public void retrying(String operation, Duration wait) {
            // Nothing is measured here.
          }
        });
  }
}
