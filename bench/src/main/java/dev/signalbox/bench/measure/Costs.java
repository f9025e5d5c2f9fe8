package dev.signalbox.bench.measure;

import dev.signalbox.bench.contender.Service;
import dev.signalbox.bench.load.LoadResult;
import dev.signalbox.bench.process.Database;
import dev.signalbox.bench.process.RemoteJvm;
import dev.signalbox.bench.process.Usage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What server and database use up between two looks. */
final class Costs implements AutoCloseable {

  private final Service service;
  private final Optional<RemoteJvm> jvm;
  private final Map<Long, Long> allocated;
  private final Usage server;
  private final Usage database;
  private final long syncs;

  private Costs(Service service, Optional<RemoteJvm> jvm) {
    this.service = service;
    this.jvm = jvm;
    this.allocated = jvm.map(RemoteJvm::allocated).orElse(Map.of());
    this.server = Usage.of(service.process().pid());
    this.database = databaseUsage(service);
    this.syncs = service.database().map(Database::syncs).orElse(0L);
  }

  /** The first look. */
  static Costs open(Service service) throws IOException {
    return new Costs(
        service,
        service.jvm() ? Optional.of(RemoteJvm.attach(service.process().pid())) : Optional.empty());
  }

  private static Usage databaseUsage(Service service) {
    return service.database().map(Database::pid).map(Usage::of).orElse(new Usage(0, 0));
  }

  /** The second look, at what a load has cost. */
  Phase phase(PhasePlan plan, LoadResult load, Optional<LoadResult> probe) {
    Usage serverNow = Usage.of(service.process().pid());
    Usage databaseNow = databaseUsage(service);
    double events = load.answered() + probe.map(LoadResult::answered).orElse(0L);
    return new Phase(
        plan,
        load,
        probe,
        (serverNow.cpuMillis() - server.cpuMillis()) * 1e3 / events,
        (databaseNow.cpuMillis() - database.cpuMillis()) * 1e3 / events,
        perEvent(jvm.map(open -> open.allocatedSince(allocated)), events),
        perEvent(service.database().map(open -> open.syncs() - syncs), events),
        serverNow.residentBytes());
  }

  private static OptionalDouble perEvent(Optional<Long> total, double events) {
    return total.isPresent() ? OptionalDouble.of(total.get() / events) : OptionalDouble.empty();
  }

  @Override
  public void close() throws IOException {
    if (jvm.isPresent()) {
      jvm.get().close();
    }
  }
}
