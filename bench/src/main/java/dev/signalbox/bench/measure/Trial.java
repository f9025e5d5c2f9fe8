package dev.signalbox.bench.measure;

import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.Service;
import dev.signalbox.bench.load.LoadGenerator;
import dev.signalbox.bench.load.LoadPlan;
import dev.signalbox.bench.load.LoadResult;
import dev.signalbox.bench.load.RequestTemplate;
import dev.signalbox.bench.load.SignedRequests;
import dev.signalbox.bench.process.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One start of a contender, with load on it, and the books at the end: every id that was
 * acknowledged must be in its store once it has ended.
 */
public final class Trial implements AutoCloseable {

  private static final int FIRST_GUESS = 2_000;
  private static final int MOST = 3_000_000;
  private static final int PROBE_CONNECTIONS = 16;
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Session session;
  private final Service service;
  private final boolean keeps;
  private final Duration started;
  private final BitSet acknowledged = new BitSet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private double seenRate = FIRST_GUESS;
  private boolean ended;

  private Trial(Session session, Service service, boolean keeps, Duration started) {
    this.session = session;
    this.service = service;
    this.keeps = keeps;
    this.started = started;
  }

  /** Starts a contender in a folder of its own. */
  public static Trial start(Session session, Contender contender, Path folder, Launch launch)
      throws Exception {
    long before = System.nanoTime();
    Service service = contender.start(new Contender.Start(folder, launch));
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    return new Trial(session, service, contender.stores(), took);
  }

  /** What runs. */
  public Service service() {
    return service;
  }

  /** From the command to the first moment it takes events. */
  public Duration started() {
    return started;
  }

  /** Lets a contender get warm, as fast as it goes. */
  public void warm(List<String> bodies, int connections, Warming warming) throws Exception {
    warm(PhasePlan.closed("warm", bodies, connections, SLICE), warming);
  }

  /** Lets a contender get warm: load in slices, that also show what to prepare for. */
  public void warm(PhasePlan slice, Warming warming) throws Exception {
    double seconds = slice.duration().toMillis() / 1e3;
    long began = System.nanoTime();
    try (Compiling compiling = Compiling.watch(service)) {
      boolean busy = true;
      while (System.nanoTime() - began < (busy ? warming.most() : warming.least()).toNanos()) {
        load(slice, sign(slice.bodies(), slice.rate().orElse(seenRate * 2) * seconds + 1));
        busy = compiling.busy();
      }
    }
  }

  /** Puts load on, and measures what it costs. */
  public Phase run(PhasePlan plan) throws Exception {
    return run(plan, () -> {});
  }

  /** The same, with what comes after the load counted in its costs. */
  public Phase run(PhasePlan plan, Settling after) throws Exception {
    double seconds = plan.duration().toMillis() / 1e3;
    SignedRequests requests = sign(plan.bodies(), plan.rate().orElse(seenRate * 1.7) * seconds + 1);
    Optional<SignedRequests> probes =
        plan.probe() > 0
            ? Optional.of(sign(plan.bodies(), plan.probe() * seconds + 1))
            : Optional.empty();
    try (Costs costs = Costs.open(service)) {
      Optional<Future<LoadResult>> probing =
          probes.map(some -> threads.submit(new LoadGenerator(probe(plan, some))));
      LoadResult result = load(plan, requests);
      Optional<LoadResult> probed = Optional.empty();
      if (probing.isPresent()) {
        probed = Optional.of(probing.get().get());
        acknowledge(probes.orElseThrow(), probed.get());
      }
      after.await();
      return costs.phase(plan, result, probed);
    }
  }

  /** Puts so many events on, and measures nothing; for when something else watches. */
  public LoadResult load(PhasePlan plan, int events) throws Exception {
    return load(plan, sign(plan.bodies(), events));
  }

  private LoadResult load(PhasePlan plan, SignedRequests requests) throws IOException {
    LoadResult result =
        new LoadGenerator(
                new LoadPlan(
                    service.target(),
                    requests,
                    plan.connections(),
                    plan.keepAlive(),
                    plan.rate(),
                    plan.duration()))
            .call();
    note(requests, result);
    return result;
  }

  private LoadPlan probe(PhasePlan plan, SignedRequests probes) {
    return LoadPlan.open(
        service.target(), probes, PROBE_CONNECTIONS, plan.probe(), plan.duration());
  }

  private SignedRequests sign(List<String> bodies, double count) {
    List<RequestTemplate> templates =
        bodies.stream()
            .map(
                body ->
                    RequestTemplate.post(service.target().path(), body, service.target().signing()))
            .toList();
    return session.sign(templates, (int) Math.min(Math.max(count, 50), MOST));
  }

  private void note(SignedRequests requests, LoadResult result) {
    acknowledge(requests, result);
    seenRate = Math.max(50, result.rate());
    if (result.accepted() == 0) {
      throw new IllegalStateException(
          "nothing was acknowledged: answers "
              + result.statuses()
              + ", broken "
              + result.broken()
              + "\n"
              + service.process().output());
    }
  }

  private void acknowledge(SignedRequests requests, LoadResult result) {
    int first = Math.toIntExact(requests.first());
    result.acknowledged().stream().forEach(place -> acknowledged.set(first + place));
  }

  /** Ends the contender, and compares. */
  public Books finish() throws Exception {
    end();
    BitSet found = new BitSet();
    long[] twice = new long[1];
    service
        .stored()
        .ifPresent(
            stored ->
                stored.each(
                    id ->
                        session
                            .ids()
                            .index(id)
                            .ifPresent(
                                index -> {
                                  int place = Math.toIntExact(index);
                                  if (found.get(place)) {
                                    twice[0]++;
                                  }
                                  found.set(place);
                                })));
    found.and(acknowledged);
    return new Books(acknowledged.cardinality(), found.cardinality(), twice[0], keeps);
  }

  private void end() {
    if (!ended) {
      ended = true;
      service.process().close();
    }
  }

  @Override
  public void close() {
    try {
      end();
    } finally {
      threads.shutdownNow();
      service.database().ifPresent(Database::close);
    }
  }
}
