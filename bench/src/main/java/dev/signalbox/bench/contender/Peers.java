package dev.signalbox.bench.contender;

import dev.signalbox.bench.contender.Peer.DatabaseForm;
import dev.signalbox.bench.load.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

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
    Path folder = Files.createDirectories(built.resolve("node"));
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "server.mjs")) {
      Files.copy(
          sources.resolve("node").resolve(file),
          folder.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Optional<String> node = Tool.missing("node", "--version");
    if (node.isPresent()) {
      return node;
    }
    return Files.isDirectory(folder.resolve("node_modules/pg"))
        ? Optional.empty()
        : Tool.run(folder, "npm", "ci");
  }

  private Optional<String> buildMaven(String peer) throws IOException, InterruptedException {
    Path folder = sources.resolve(peer);
    return Files.exists(folder.resolve("target/" + peer + ".jar"))
        ? Optional.empty()
        : Tool.run(folder, "mvn", "-q", "-B", "package");
  }
}
