package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.Driver;

/**
 * A PostgreSQL server in a temporary folder on a free port of the loopback interface. It syncs its
 * commits as a real one does. Closing stops it and removes the folder; so does the end of the JVM.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final String STANDBY = "standby";
  private static final String USER = "signalbox";

  /** Little memory, and enough of the log for a standby that is away. */
  private static final List<String> SMALL = List.of("shared_buffers = 64MB", "wal_keep_size = 1GB");

  private final OtherUser user = new OtherUser();

  private final Path bin;
  private final Path home;
  private final Path data;
  private final int port;
  private final List<String> settings;
  private final AtomicInteger databases = new AtomicInteger();
  private final Thread atExit = new Thread(this::end, "postgres-server-end");
  private Process process;

  private PostgresServer(Path bin, Path home, int port, List<String> settings) {
    this.bin = bin;
    this.settings = settings;
    this.home = home;
    this.data = home.resolve("data");
    this.port = port;
  }

  /** Makes and starts a small one. */
  public static PostgresServer start() {
    return start(SMALL);
  }

  /**
   * Makes and starts one.
   *
   * @param settings lines of its configuration, besides those that it cannot do without
   */
  public static PostgresServer start(List<String> settings) {
    try {
      return start(freePort(), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no free port for PostgreSQL", e);
    }
  }

  /** Makes and starts a small one on a port that others know already. */
  public static PostgresServer start(int port) {
    return start(port, SMALL);
  }

  private static PostgresServer start(int port, List<String> settings) {
    try {
      Path home = Files.createTempDirectory("signalbox-postgres");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      PostgresServer server = new PostgresServer(PostgresBinaries.folder(), home, port, settings);
      Runtime.getRuntime().addShutdownHook(server.atExit);
      server.initialise();
      server.startAgain();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started", e);
    }
  }

  /**
   * Makes and starts a standby that follows this server, and has this one wait for it with each
   * commit from now on: what was committed is on both.
   */
  public PostgresServer standby() {
    try {
      Path made = Files.createTempDirectory("signalbox-standby");
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
      PostgresServer standby = new PostgresServer(bin, made, freePort(), settings);
      Runtime.getRuntime().addShutdownHook(standby.atExit);
      new BaseBackup(user, data, standby.data)
          .take(
              url(port, "postgres"),
              "host=127.0.0.1 port=" + port + " user=" + USER + " application_name=" + STANDBY);
      standby.startAgain();
      execute("ALTER SYSTEM SET synchronous_standby_names = '" + STANDBY + "'");
      execute("SELECT pg_reload_conf()");
      return standby;
    } catch (IOException e) {
      throw new UncheckedIOException("no standby can be made", e);
    }
  }

  /** Makes a standby the primary server; the one before must be gone for good. */
  public void promote() {
    execute("SELECT pg_promote(true, 60)");
  }

  /** The port it listens on, also while it is stopped. */
  public int port() {
    return port;
  }

  /** A new, empty database; the answer is its URL. */
  public String newDatabase() {
    return newDatabase("");
  }

  /**
   * A new database with what another one has.
   *
   * @param template the URL of the other one, which nobody is connected to any more
   */
  public String copyOf(String template) {
    return newDatabase(
        " TEMPLATE " + template.substring(template.lastIndexOf('/') + 1, template.indexOf('?')));
  }

  private String newDatabase(String more) {
    String name = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name + more);
    return url(port, name);
  }

  /** The same database as seen through another port, for example that of a {@link Cable}. */
  public static String through(String url, int otherPort) {
    return url.replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + otherPort);
  }

  /** Runs a statement as the superuser in the database {@code postgres}. */
  public void execute(String sql) {
    try (Connection connection = connect(url(port, "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " failed", e);
    }
  }

  /** A connection of the test's own. */
  public static Connection connect(String url) throws SQLException {
    return new Driver().connect(url, new Properties());
  }

  /**
   * Starts it again after {@link #stop()} or {@link #kill()}; returns when it takes connections.
   */
  public void startAgain() {
    startAgainWith("port=" + port);
  }

  /** The same with a setting that counts more than the configuration. */
  public void startAgainWith(String setting) {
    process =
        run(
            "server.log",
            bin.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            setting);
    awaitReady();
  }

  /** Ends all connections and stops it in an orderly way. */
  public void stop() {
    // SIGINT is what PostgreSQL calls a fast shutdown; SIGTERM would wait for the clients.
    signal("INT");
    awaitEnd();
  }

  /** Kills it: what was committed must be there after {@link #startAgain()}. */
  public void kill() {
    Process running = process;
    if (running != null && running.isAlive()) {
      // SIGQUIT ends the server's other processes as well, without a checkpoint.
      signal("QUIT");
      awaitEnd();
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
    kill();
    Folders.delete(home);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }

  private void initialise() throws IOException {
    Files.createDirectory(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    user.own(data);
    new InitialFolder(bin, user, USER).copyTo(data, home.resolve("initdb.log"));
    Path conf = data.resolve("postgresql.conf");
    Files.writeString(
        conf,
        Files.readString(conf)
            + "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"
            + "max_connections = 200\n"
            + String.join("\n", settings)
            + "\n");
  }

  private Process run(String log, String... command) {
    List<String> all = new ArrayList<>(user.command(List.of(command)));
    try {
      return new ProcessBuilder(all)
          .directory(home.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve(log).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + all, e);
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (Connection connection = connect(url(port, "postgres"))) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IllegalStateException(
              "PostgreSQL does not start:\n" + log("server.log"), notYet);
        }
      }
      pause();
    }
  }

  /** There is no signal of the server's to wait for; asking again is what its own tools do. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL starts", e);
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot signal PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling PostgreSQL", e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("PostgreSQL does not end:\n" + log("server.log"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private String log(String name) {
    try {
      return Files.readString(home.resolve(name));
    } catch (IOException e) {
      return "(no " + name + ": " + e + ")";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
