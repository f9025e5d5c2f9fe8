package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A node as an operator has it: the distribution in a process of its own, with a settings file, a
 * folder of handlers that begins with the stock ones, and the command beside it.
 */
final class Station implements AutoCloseable {

  /** The stock handlers. */
  static final List<String> STOCK =
      List.of(
          "handlers-message",
          "handlers-call",
          "handlers-chat",
          "handlers-reaction",
          "handlers-phone-number");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private URI address;

  /**
   * Makes the folders.
   *
   * @param home empty
   * @param more settings besides those that every test needs
   */
  Station(Path home, Map<String, String> more) throws IOException {
    this.home = home;
    Files.createDirectories(handlers());
    Files.createDirectories(handlerConf());
    Map<String, String> settings = new TreeMap<>(TestSettings.of(data()));
    settings.put("signalbox.handlers.dir", handlers().toString());
    settings.putAll(more);
    Files.write(
        conf(), settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    for (String handler : STOCK) {
      deploy(stockJar(handler), handler);
    }
  }

  /** The jar of a stock handler in the distribution. */
  static Path stockJar(String handler) throws IOException {
    return jar(Dist.home().resolve("handlers"), "signalbox-" + handler + "-");
  }

  /** The jar of examples/poll, as the build has made it. */
  static Path pollJar() {
    return Path.of(System.getProperty("dev.signalbox.it.poll"));
  }

  private static Path jar(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  Path data() {
    return home.resolve("data");
  }

  Path handlers() {
    return home.resolve("handlers");
  }

  Path log() {
    return home.resolve("node.log");
  }

  private Path conf() {
    return home.resolve("conf").resolve("signalbox.properties");
  }

  private Path handlerConf() {
    return home.resolve("conf").resolve("handlers");
  }

  /** The database of a handler. */
  Path database(String handler) {
    return data().resolve("handlers").resolve(handler + ".db");
  }

  /** Writes the settings of a handler, in one step. */
  void configure(String handler, String text) throws IOException {
    Path made = Files.writeString(home.resolve(handler + ".part"), text);
    Files.move(
        made,
        handlerConf().resolve(handler + ".properties"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts a jar into the watched folder, in one step. */
  void deploy(Path jar, String name) throws IOException {
    Path made = Files.copy(jar, home.resolve(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        made,
        handlers().resolve(name + ".jar"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a jar from the watched folder. */
  void remove(String name) throws IOException {
    Files.delete(handlers().resolve(name + ".jar"));
  }

  /** Starts it and returns when it listens. */
  Station start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Dist.command(), "run", "--json", "--conf", conf().toString());
    builder.environment().put("JAVA_OPTS", Dist.nodeJvm());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
    process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the node did not come up: " + Files.readString(log()));
    }
    address = URI.create(json(line).getString("address"));
    Thread rest = new Thread(() -> keep(out), "station-out");
    rest.setDaemon(true);
    rest.start();
    return this;
  }

  /** What the virtual machine itself says, as when it ends for want of memory. */
  private void keep(BufferedReader out) {
    try {
      Files.write(home.resolve("node.out"), (Iterable<String>) out.lines()::iterator);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("what the node printed could not be kept", e);
    }
  }

  /** SIGTERM, and the end of what that begins. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("the node did not stop within 60 s of SIGTERM");
    }
  }

  /** SIGKILL, and the end of the process. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  URI address() {
    return address;
  }

  /** What a command printed, and how it ended. */
  record Printed(int exit, String out, String err) {}

  /** Runs the command against this node. */
  Printed command(String... arguments) throws Exception {
    List<String> line =
        Stream.of(
                Stream.of(Dist.command()),
                Stream.of(arguments),
                Stream.of("--conf", conf().toString(), "--url", address.toString()))
            .flatMap(parts -> parts)
            .toList();
    Path err = Files.createTempFile(home, "command", ".err");
    Process command = new ProcessBuilder(line).redirectError(err.toFile()).start();
    String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!command.waitFor(60, TimeUnit.SECONDS)) {
      command.destroyForcibly();
      throw new IllegalStateException(line + " did not end");
    }
    return new Printed(command.exitValue(), out, Files.readString(err));
  }

  /** The same for one that must work; what it printed. */
  String done(String... arguments) throws Exception {
    Printed printed = command(arguments);
    assertThat(printed.exit()).as("%s", printed).isZero();
    return printed.out();
  }

  /** What the operators' API answers. */
  HttpResponse<String> ask(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address.resolve("/signalbox/api/" + path))
            .header("Authorization", "Bearer " + TestSettings.TOKEN)
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The same for what must be answered with 200. */
  JsonObject api(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body());
  }

  /** All handlers by name. */
  Map<String, JsonObject> status() throws Exception {
    Map<String, JsonObject> all = new TreeMap<>();
    for (JsonObject one : api("handlers").getJsonArray("handlers").getValuesAs(JsonObject.class)) {
      all.put(one.getString("name"), one);
    }
    return all;
  }

  /** The reasons why bundles are refused, by symbolic name. */
  Map<String, String> refused() throws Exception {
    Map<String, String> all = new TreeMap<>();
    for (JsonObject one : api("handlers").getJsonArray("refused").getValuesAs(JsonObject.class)) {
      all.put(one.getString("source"), one.getString("reason"));
    }
    return all;
  }

  /** Delivers a body and checks that it is taken. */
  void deliver(byte[] body) throws IOException {
    assertThat(new RawClient(address).exchange(Forge.signed(body)).status()).isEqualTo(200);
  }

  /** Waits until these handlers are there. */
  void awaitRunning(String... names) {
    awaitStatus(
        status -> {
          for (String name : names) {
            assertThat(status).containsKey(name);
            assertThat(status.get(name).getString("state")).as(name).isEqualTo("running");
          }
        });
  }

  /** Waits until these handlers have nothing to do any more, and nothing is dead. */
  void awaitSettled(List<String> names) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              Map<String, JsonObject> status = status();
              for (String name : names) {
                JsonObject one = status.get(name);
                assertThat(one.getJsonNumber("lag").longValue()).as(name).isZero();
                assertThat(one.getJsonNumber("retrying").longValue()).as(name).isZero();
                assertThat(one.getJsonNumber("dead").longValue()).as(name).isZero();
                assertThat(Tables.rows(database(name), "SELECT id FROM signalbox_replay"))
                    .as("replays of %s", name)
                    .isEmpty();
              }
            });
  }

  /** Something that is to be true of the handlers. */
  interface StatusCheck {
    void check(Map<String, JsonObject> status) throws Exception;
  }

  /** Waits until something is true of the handlers. */
  void awaitStatus(StatusCheck check) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> check.check(status()));
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      try {
        stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the node stops", e);
      }
    }
  }
}
