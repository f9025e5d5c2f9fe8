package dev.signalbox.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.client.ApiKey;
import dev.signalbox.management.client.ClientListener;
import dev.signalbox.management.client.ClientSettings;
import dev.signalbox.management.client.LinqClient;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionChange;
import dev.signalbox.management.client.SubscriptionDraft;
import dev.signalbox.management.plan.TargetUrl;
import dev.signalbox.simulator.DuplicateUrl;
import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.RetryAfter;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plans and applies against a Linq at which things go wrong at random, while the process dies, the
 * settings change and somebody else is in the account. Each run must end in the desired state, with
 * a secret that verifies a delivery, one subscription for each endpoint, and nothing of others
 * touched. The profile {@code chaos} makes 1,000 runs. One that fails names its seed: {@code
 * -Dchaos.seed=<seed> -Dchaos.runs=1}.
 */
class ChaosTest {

  private static final int RUNS = Integer.getInteger("chaos.runs", 100);
  private static final long SEED = Long.getLong("chaos.seed", 20261122);
  private static final List<String> TYPES =
      List.of("message.received", "message.sent", "reaction.added", "call.ended");
  private static final String ALWAYS = "message.received";
  private static final List<FaultKind> KINDS =
      List.of(
          FaultKind.RATE_LIMIT,
          FaultKind.INTERNAL_ERROR,
          FaultKind.UNAVAILABLE,
          FaultKind.DROP_BEFORE,
          FaultKind.DROP_AFTER,
          FaultKind.TRUNCATED_JSON,
          FaultKind.MALFORMED_JSON,
          FaultKind.UNKNOWN_FIELDS,
          FaultKind.SLOW_BODY,
          FaultKind.LATENCY);
  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.CREATE,
          Operation.CREATE,
          Operation.LIST,
          Operation.UPDATE,
          Operation.DELETE,
          Operation.EVENTS,
          Operation.ANY);

  @TempDir private Path folder;
  private final AtomicLong aheadMillis = new AtomicLong();
  private final ExecutorService executor = Executors.newCachedThreadPool();

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crash", null, false, false);
    }
  }

  /** Waiting costs no time; it passes all the same. */
  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.now().plusMillis(aheadMillis.get());
      }
    };
  }

  private LinqClient client(Simulator simulator, Random random) {
    return new LinqClient(
        new ClientSettings(
            simulator.apiBase(),
            true,
            new ApiKey(simulator.apiKeys().get(0)),
            Duration.ofSeconds(10),
            4,
            Duration.ofMillis(100),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            1_000_000,
            4,
            20,
            90,
            Duration.ofSeconds(30)),
        executor,
        clock(),
        wait -> aheadMillis.addAndGet(wait.toMillis()),
        random,
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

  @Test
  void whateverGoesWrong_theDesiredStateIsReached() throws Exception {
    int done = 0;
    try (Receiver receiver = new Receiver(clock())) {
      while (done < RUNS) {
        Random random = new Random(SEED + done);
        SimulatorOptions options =
            SimulatorOptions.builder()
                .allowHttp(true)
                .clock(clock())
                .seed(SEED + done)
                .duplicateUrl(
                    random.nextBoolean() ? DuplicateUrl.INVALID_PARAMETER : DuplicateUrl.CONFLICT)
                .build();
        try (Simulator simulator = Simulator.start(options);
            LinqClient client = client(simulator, random)) {
          for (int i = 0; i < 50 && done < RUNS; i++, done++) {
            new Run(SEED + done, simulator, client, receiver).all();
          }
        }
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(done).isEqualTo(RUNS);
  }

  /** One run; everything random comes from its seed. */
  private final class Run {

    private final long seed;
    private final Random random;
    private final Simulator simulator;
    private final LinqClient client;
    private final Receiver receiver;
    private final World world;
    private final List<String> story = new ArrayList<>();
    private final Set<String> foreign = new HashSet<>();

    Run(long seed, Simulator simulator, LinqClient client, Receiver receiver) throws Exception {
      this.seed = seed;
      this.random = new Random(seed);
      this.simulator = simulator;
      this.client = client;
      this.receiver = receiver;
      this.world = new World(Files.createDirectory(folder.resolve("run-" + seed)), client);
      world.time = () -> clock().instant();
      world.known = Set.copyOf(TYPES);
      world.endpoints = endpoints();
      world.installed = someTypes();
    }

    void all() throws Exception {
      try {
        foreignOnes();
        int actions = 2 + random.nextInt(5);
        for (int i = 0; i < actions; i++) {
          faults();
          act();
        }
        simulator.faults().clear();
        aheadMillis.addAndGet(Duration.ofMinutes(2).toMillis());
        healed();
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + String.join(", ", story), e);
      } finally {
        simulator.faults().clear();
        aheadMillis.addAndGet(Duration.ofMinutes(2).toMillis());
        for (Subscription one : client.subscriptions()) {
          client.delete(one.id());
        }
      }
    }

    private List<Endpoint> endpoints() {
      List<Endpoint> all = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        all.add(
            World.endpoint(
                "e" + i,
                receiver.address() + path("e" + i) + (random.nextInt(4) == 0 ? "?tenant=a" : ""),
                random.nextBoolean() ? "installed" : "message.*"));
      }
      return all;
    }

    private String path(String endpoint) {
      return "/run-" + seed + '/' + endpoint;
    }

    private TypeSelection someTypes() {
      Set<String> types = new TreeSet<>(Set.of(ALWAYS));
      TYPES.stream().filter(type -> random.nextBoolean()).forEach(types::add);
      return new TypeSelection(types, random.nextInt(8) == 0, false);
    }

    private void foreignOnes() {
      for (int i = 0; i < random.nextInt(4); i++) {
        foreign(receiver.address() + path("foreign-" + i));
      }
      if (random.nextInt(3) == 0) {
        // Beside the first endpoint's: another query, another port, one more path segment.
        foreign(world.endpoints.get(0).target().place() + "?theirs=1");
        foreign(world.endpoints.get(0).target().place() + "/more");
      }
    }

    private void foreign(String url) {
      foreign.add(
          client
              .create(
                  new SubscriptionDraft(
                      URI.create(url),
                      new TreeSet<>(Set.of("call.ended")),
                      new TreeSet<>(),
                      Optional.empty(),
                      Optional.empty()))
              .subscription()
              .id());
    }

    private void faults() {
      simulator.faults().clear();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        FaultKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        Fault fault =
            Fault.on(operation, kind)
                .withProbability(0.2 + 0.8 * random.nextDouble())
                .times(1 + random.nextInt(6))
                .skipping(random.nextInt(3))
                .withDelay(Duration.ofMillis(random.nextInt(5)))
                .withRetryAfter(
                    RetryAfter.values()[random.nextInt(RetryAfter.values().length)],
                    random.nextInt(100));
        simulator.faults().add(fault);
        story.add(kind + " on " + operation);
      }
    }

    private void act() {
      if (random.nextInt(4) == 0) {
        int crashAt = 1 + random.nextInt(10);
        int[] steps = {0};
        world.steps =
            step -> {
              if (++steps[0] == crashAt) {
                story.add("crash at: " + step);
                throw new Crash();
              }
            };
      }
      String endpoint = world.endpoints.get(random.nextInt(world.endpoints.size())).name();
      try {
        Keeper keeper = world.keeper();
        switch (random.nextInt(9)) {
          case 0, 1, 2 -> told("apply", keeper::apply);
          case 3 -> told("check", () -> keeper.check(random.nextBoolean()));
          case 4 -> told("rotate " + endpoint, () -> keeper.rotate(endpoint));
          case 5 -> told("pause " + endpoint, () -> keeper.pause(endpoint));
          case 6 -> told("resume " + endpoint, () -> keeper.resume(endpoint));
          case 7 -> {
            story.add("other handlers");
            world.installed = someTypes();
            aheadMillis.addAndGet(Duration.ofHours(random.nextInt(40)).toMillis());
          }
          default -> told("somebody else", this::somebodyElse);
        }
      } catch (LinqException | dev.signalbox.management.ManagementException expected) {
        story.add("refused: " + expected.getClass().getSimpleName());
      } catch (Crash crash) {
        // What it left behind is the next keeper's to mend.
        story.add("restart");
      } finally {
        world.steps = step -> {};
      }
    }

    private void told(String what, Runnable action) {
      story.add(what);
      action.run();
    }

    /** Deletes or pauses one of ours, as an operator in Linq's dashboard does. */
    private void somebodyElse() {
      simulator.faults().clear();
      aheadMillis.addAndGet(Duration.ofMinutes(1).toMillis());
      List<Subscription> ours =
          client.subscriptions().stream().filter(one -> !foreign.contains(one.id())).toList();
      if (!ours.isEmpty()) {
        Subscription one = ours.get(random.nextInt(ours.size()));
        if (random.nextBoolean()) {
          client.delete(one.id());
        } else {
          client.update(one.id(), SubscriptionChange.ofActive(!one.active()));
        }
      }
    }

    private void healed() throws InterruptedException {
      Keeper keeper = world.keeper();
      keeper.check(false);
      aheadMillis.addAndGet(World.DELETE_REPLACED_AFTER.toMillis());
      for (Endpoint endpoint : world.endpoints) {
        keeper.resume(endpoint.name());
      }
      assertThat(keeper.apply().outcomes()).allMatch(outcome -> outcome.done(), "done");
      assertThat(keeper.plan().changes()).isFalse();
      assertThat(world.journal().read().undertakings()).isEmpty();
      assertThat(world.journal().read().leaving()).isEmpty();
      List<Subscription> account = client.subscriptions();
      assertThat(account).extracting(Subscription::id).containsAll(foreign);
      List<Subscription> ours =
          account.stream().filter(one -> !foreign.contains(one.id())).toList();
      assertThat(ours).hasSameSizeAs(world.endpoints);
      for (Endpoint endpoint : world.endpoints) {
        Subscription one =
            ours.stream()
                .filter(it -> TargetUrl.of(it.targetUrl()).samePlace(endpoint.target()))
                .findFirst()
                .orElseThrow();
        assertThat(one.active()).isTrue();
        assertThat(one.events()).contains(ALWAYS);
      }
      for (Subscription one : account) {
        if (foreign.contains(one.id())) {
          assertThat(one.active()).isTrue();
          assertThat(one.events()).containsExactly("call.ended");
        }
      }
      delivers();
    }

    private void delivers() throws InterruptedException {
      Set<String> expected =
          world.endpoints.stream().map(one -> path(one.name())).collect(Collectors.toSet());
      world.endpoints.forEach(one -> receiver.use(path(one.name()), world.rings.get(one.name())));
      simulator.publish(Occurrence.of(ALWAYS, JsonValue.EMPTY_JSON_OBJECT));
      Set<String> seen = new HashSet<>();
      while (!seen.containsAll(expected)) {
        seen.add(
            receiver
                .next()
                .orElseThrow(() -> new AssertionError("verified " + seen + " of " + expected)));
      }
    }
  }
}
