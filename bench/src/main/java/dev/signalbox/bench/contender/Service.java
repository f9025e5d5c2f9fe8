package dev.signalbox.bench.contender;

import dev.signalbox.bench.load.Target;
import dev.signalbox.bench.process.Database;
import dev.signalbox.bench.process.ServerProcess;
import java.util.Optional;

/**
 * A contender that runs.
 *
 * @param target where it takes events
 * @param process its process
 * @param jvm whether it is a JVM, which tells what it allocates
 * @param database the database it stores in, when it is another process; stays up after the service
 * @param stored what it has stored; empty when it keeps nothing
 */
public record Service(
    Target target,
    ServerProcess process,
    boolean jvm,
    Optional<Database> database,
    Optional<StoredIds> stored) {}
