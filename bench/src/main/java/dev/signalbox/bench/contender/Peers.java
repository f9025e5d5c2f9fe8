package dev.signalbox.bench.contender;

import dev.signalbox.bench.contender.Peer.DatabaseForm;
import dev.signalbox.bench.load.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** All the others, built as their makers say, or with the reason why they could not be. */
public final class Peers {

  private static final String PATH = "/webhooks/linq";

  private final Path sources;
  private final Path built;

  private Peers(Path root) {
    this.sources = root.resolve("bench/peers");
    this.built = root.resolve("bench/target/peers");
  }

  /** Builds what is not built yet; that needs npm, Maven and their registries. */
  public static List<Contender> of(Path root) throws IOException, InterruptedException {
    return new Peers(root).all();
  }

  private List<Contender> all() throws IOException, InterruptedException {
    Files.createDirectories(built);
    Optional<String> node = buildNode();
    Optional<String> spring = buildMaven("spring");
    Optional<String> camel = buildMaven("camel");
    Optional<String> webhook = Tool.missing("webhook", "-version");
    return List.of(
        node("Node, Express, Linq SDK, no store", Optional.empty(), node),
        node("Node, Express, Linq SDK, PostgreSQL", Optional.of(DatabaseForm.URI), node),
        new Peer(
            "Spring Boot, Standard Webhooks, JPA, PostgreSQL",
            Optional.of(DatabaseForm.JDBC),
            true,
            PATH,
            Signing.STANDARD,
            java("-jar", sources.resolve("spring/target/spring.jar").toString()),
            spring),
        new Peer(
            "Camel, platform-http, no store",
            Optional.empty(),
            true,
            PATH,
            Signing.STANDARD,
            java(
                "-cp",
                sources.resolve("camel/target/camel.jar")
                    + ":"
                    + sources.resolve("camel/target/lib")
                    + "/*",
                "bench.camel.Application"),
            camel),
        new Peer(
            "webhook (adnanh), no store",
            Optional.empty(),
            false,
            "/hooks/linq",
            Signing.BODY_ONLY,
            port ->
                List.of(
                    "webhook",
                    "-ip",
                    "127.0.0.1",
                    "-port",
                    Integer.toString(port),
                    "-template",
                    "-hooks",
                    sources.resolve("webhook/hooks.json").toString()),
            webhook));
  }

  private Contender node(String name, Optional<DatabaseForm> store, Optional<String> missing) {
    return new Peer(
        name,
        store,
        false,
        PATH,
        Signing.STANDARD,
        port -> List.of("node", built.resolve("node/server.mjs").toString()),
        missing);
  }

  private static IntFunction<List<String>> java(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    return port -> {
      List<String> command = new ArrayList<>(List.of(java));
      command.addAll(List.of(arguments));
      return command;
    };
  }

  private Optional<String> buildNode() throws IOException, InterruptedException {
    Optional<String> node = Tool.missing("node", "--version");
    if (node.isPresent()) {
      return node;
    }
    Path folder = Files.createDirectories(built.resolve("node"));
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "server.mjs")) {
      Files.copy(
          sources.resolve("node").resolve(file),
          folder.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    // npm writes this file last.
    Path installed = folder.resolve("node_modules/.package-lock.json");
    return newerThan(installed, sources.resolve("node"))
        ? Tool.run(folder, "npm", "ci")
        : Optional.empty();
  }

  private Optional<String> buildMaven(String peer) throws IOException, InterruptedException {
    Path folder = sources.resolve(peer);
    Path jar = folder.resolve("target/" + peer + ".jar");
    return newerThan(jar, folder.resolve("src")) || newerThan(jar, folder.resolve("pom.xml"))
        ? Tool.run(folder, "mvn", "-q", "-B", "package")
        : Optional.empty();
  }

  /** Whether what is made of sources is not there, or older than one of them. */
  private static boolean newerThan(Path made, Path source) throws IOException {
    if (!Files.exists(made)) {
      return true;
    }
    FileTime time = Files.getLastModifiedTime(made);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
        return true;
      }
    }
    return false;
  }
}
