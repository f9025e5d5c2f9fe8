package dev.signalbox.bench.contender;

import dev.signalbox.bench.load.Signing;
import dev.signalbox.bench.load.Target;
import dev.signalbox.bench.process.Database;
import dev.signalbox.bench.process.ServerProcess;
import dev.signalbox.bench.work.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The distribution in a process of its own, with handlers or without. */
public final class SignalboxContender implements Contender {

  /** The token for the operators' API. */
  public static final String TOKEN = "bench-token-of-24-letters";

  private static final Duration START = Duration.ofMinutes(10);

  private final Dist dist;
  private final Store store;
  private final List<Path> handlers;
  private final Map<String, String> environment;

  /**
   * With handlers from the start.
   *
   * @param handlers their jars
   * @param environment more settings, as environment variables
   */
  public SignalboxContender(
      Dist dist, Store store, List<Path> handlers, Map<String, String> environment) {
    this.dist = dist;
    this.store = store;
    this.handlers = List.copyOf(handlers);
    this.environment = Map.copyOf(environment);
  }

  /** Without handlers: accepting alone. */
  public SignalboxContender(Dist dist, Store store, Map<String, String> environment) {
    this(dist, store, List.of(), environment);
  }

  @Override
  public String name() {
    return "Signalbox, " + store.title();
  }

  @Override
  public boolean stores() {
    return store != Store.OFF;
  }

  /** The data folder within the folder of a start. */
  public static Path data(Path folder) {
    return folder.resolve("data");
  }

  /** The watched folder of handlers within the folder of a start. */
  public static Path handlers(Path folder) {
    return folder.resolve("handlers");
  }

  @Override
  public Service start(Start start) throws Exception {
    Path folder = start.folder();
    Files.createDirectories(data(folder));
    Files.createDirectories(handlers(folder));
    for (Path jar : handlers) {
      Path to = handlers(folder).resolve(jar.getFileName());
      if (!Files.exists(to)) {
        Files.copy(jar, to);
      }
    }
    Optional<Database> database =
        store == Store.POSTGRES ? Optional.of(Database.start()) : Optional.empty();
    int port = ServerProcess.freePort();
    ServerProcess process =
        ServerProcess.start(
            start
                .launch()
                .command(
                    List.of(
                        dist.command(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data(folder).toString())),
            settings(folder, database),
            folder,
            folder.resolve("log"));
    process.awaitPort(port, START);
    awaitReady(port, process);
    return new Service(
        new Target(port, "/webhooks/linq", Signing.STANDARD),
        process,
        true,
        database,
        stored(folder, database));
  }

  private Map<String, String> settings(Path folder, Optional<Database> database) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SIGNALBOX_HTTP_HOST", "127.0.0.1");
    settings.put("SIGNALBOX_ADMIN_TOKEN", TOKEN);
    settings.put("SIGNALBOX_ENDPOINT_DEFAULT_SECRETS", Secrets.text(0));
    settings.put("SIGNALBOX_HANDLERS_DIR", handlers(folder).toString());
    settings.put(
        "SIGNALBOX_INBOX_URL",
        switch (store) {
          case OFF -> "discard:";
          case SQLITE -> "jdbc:sqlite:" + inbox(folder);
          case POSTGRES -> database.orElseThrow().url();
        });
    settings.putAll(environment);
    return settings;
  }

  private static Path inbox(Path folder) {
    return data(folder).resolve("inbox.db");
  }

  private static void awaitReady(int port, ServerProcess process)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/signalbox/health/ready"))
            .build();
    long end = System.nanoTime() + START.toNanos();
    while (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the node does not become ready:\n" + process.output());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Optional<StoredIds> stored(Path folder, Optional<Database> database) {
    return switch (store) {
      case OFF -> Optional.empty();
      case SQLITE -> Optional.of(reader -> sqliteIds(inbox(folder), reader));
      case POSTGRES ->
          Optional.of(
              reader ->
                  database.orElseThrow().texts("SELECT event_id FROM signalbox.event", reader));
    };
  }

  private static void sqliteIds(Path file, Consumer<String> reader) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT event_id FROM signalbox_event")) {
      while (rows.next()) {
        reader.accept(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("what " + file + " holds cannot be read", e);
    }
  }
}
