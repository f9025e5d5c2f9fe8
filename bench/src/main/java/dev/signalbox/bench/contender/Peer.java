package dev.signalbox.bench.contender;

import dev.signalbox.bench.load.Signing;
import dev.signalbox.bench.load.Target;
import dev.signalbox.bench.process.Database;
import dev.signalbox.bench.process.ServerProcess;
import dev.signalbox.bench.work.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One of the others: a small program under {@code bench/peers}. It is told by environment variables
 * where to listen ({@code PORT}), how deliveries are signed and where to store ({@code
 * DATABASE_URL}, a PostgreSQL with a table {@code event} that it makes).
 *
 * @param name in the report
 * @param database how it is told of its database; empty when it stores nothing
 * @param jvm whether it runs on a JVM
 * @param path where it takes events
 * @param signing what it can check
 * @param command runs it at a port
 * @param missing why it cannot run here
 */
public record Peer(
    String name,
    Optional<DatabaseForm> database,
    boolean jvm,
    String path,
    Signing signing,
    IntFunction<List<String>> command,
    Optional<String> missing)
    implements Contender {

  private static final Duration START = Duration.ofMinutes(2);

  /** How a program wants the address of its database. */
  public enum DatabaseForm {
    /** {@code jdbc:postgresql://...}. */
    JDBC,
    /** {@code postgresql://...}. */
    URI
  }

  @Override
  public boolean stores() {
    return database.isPresent();
  }

  @Override
  public Service start(Start start) throws Exception {
    Optional<Database> store = database.map(form -> Database.start());
    int port = ServerProcess.freePort();
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", Integer.toString(port));
    environment.put("NODE_ENV", "production");
    environment.put("LINQ_WEBHOOK_SECRET", Secrets.text(0));
    environment.put("BENCH_SECRET", Secrets.plain(0));
    store.ifPresent(
        one ->
            environment.put(
                "DATABASE_URL",
                database.orElseThrow() == DatabaseForm.JDBC ? one.url() : one.uri()));
    ServerProcess process =
        ServerProcess.start(
            start.launch().command(command.apply(port)),
            environment,
            start.folder(),
            start.folder().resolve("log"));
    try {
      process.awaitPort(port, START);
    } catch (RuntimeException | InterruptedException e) {
      process.kill();
      store.ifPresent(Database::close);
      throw e;
    }
    return new Service(
        new Target(port, path, signing),
        process,
        jvm,
        store,
        store.map(one -> reader -> one.texts("SELECT id FROM event", reader)));
  }
}
