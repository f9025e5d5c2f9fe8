package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.dispatch.Bench.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the dispatcher with the simplest thing that could be right: each key on its own, one
 * event after the other, each tried until it succeeds or dies.
 */
class OracleTest {

  private static final int EVENTS = 250;
  private static final int MAX_ATTEMPTS = 3;

  /** An event and how many of its attempts fail. */
  private record Planned(String id, String key, int failures) {}

  /** What came of a run, per key: ids of settled events in their order, and dead ones. */
  private record Result(Map<String, List<String>> settled, TreeSet<String> dead) {}

  private static List<Planned> plan(Random random) {
    List<Planned> plan = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      int key = random.nextInt(8);
      int failures = random.nextInt(10) < 7 ? 0 : random.nextInt(MAX_ATTEMPTS + 2);
      // Key 0 stands for events without a key: each is alone then.
      plan.add(new Planned("e" + i, key == 0 ? "" : "k" + key, failures));
    }
    return plan;
  }

  private static Result oracle(List<Planned> plan) {
    Result result = new Result(new LinkedHashMap<>(), new TreeSet<>());
    for (Planned event : plan) {
      if (event.failures() >= MAX_ATTEMPTS) {
        result.dead().add(event.id());
      } else {
        String key = event.key().isEmpty() ? event.id() : event.key();
        result.settled().computeIfAbsent(key, k -> new ArrayList<>()).add(event.id());
      }
    }
    return result;
  }

  private static Result dispatched(List<Planned> plan, Random random, int lanes) {
    Map<String, Planned> byId = new HashMap<>();
    plan.forEach(event -> byId.put(event.id(), event));
    Map<String, Integer> tries = new ConcurrentHashMap<>();
    Recorder recorder =
        new Recorder()
            .first(
                delivery -> {
                  String id = delivery.envelope().eventId();
                  int attempt = tries.merge(id, 1, Integer::sum);
                  assertThat(delivery.attempt()).isEqualTo(attempt);
                  if (attempt <= byId.get(id).failures()) {
                    throw new IllegalStateException("planned failure " + attempt);
                  }
                });
    try (Bench bench = new Bench()) {
      HandlerRegistration registration = register(bench, recorder, lanes);
      for (Planned event : plan) {
        bench.append(event.id(), event.key());
        if (random.nextInt(20) == 0) {
          bench.clock.advance(Duration.ofMillis(random.nextInt(1500)));
        }
        if (random.nextInt(40) == 0) {
          registration.close();
          if (random.nextBoolean()) {
            bench.restart();
          }
          registration = register(bench, recorder, lanes);
        }
      }
      Bench.eventually()
          .until(
              () -> {
                bench.clock.advance(Duration.ofMillis(700));
                return bench.ledger("h").counts().position() == bench.inbox.lastSequence()
                    && bench.ledger("h").counts().waiting() == 0;
              });
      Result result = new Result(new LinkedHashMap<>(), new TreeSet<>());
      for (String id : recorder.ids) {
        String key = byId.get(id).key().isEmpty() ? id : byId.get(id).key();
        result.settled().computeIfAbsent(key, k -> new ArrayList<>()).add(id);
      }
      bench
          .dispatcher
          .deadLetters("h", 0, EVENTS)
          .forEach(letter -> result.dead().add(letter.event().eventId()));
      return result;
    }
  }

  private static HandlerRegistration register(Bench bench, Recorder recorder, int lanes) {
    return bench.dispatcher.register(
        Bench.descriptor("h", Begin.PARKED, lanes, Bench.TYPE), recorder);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,1", "4,1", "5,1", "6,1", "1,3", "2,3", "3,3", "4,5", "5,2", "6,8"})
  void dispatcher_agreesWithTheOracle(long seed, int lanes) {
    List<Planned> plan = plan(new Random(seed));
    assertThat(dispatched(plan, new Random(-seed), lanes)).isEqualTo(oracle(plan));
  }
}
