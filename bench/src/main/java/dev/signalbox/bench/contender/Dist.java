package dev.signalbox.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stand-alone distribution as it was built.
 *
 * @param home its folder
 */
public record Dist(Path home) {

  /**
   * The one in a checkout.
   *
   * @throws IllegalStateException when it is not built
   */
  public static Dist in(Path root) throws IOException {
    try (Stream<Path> built = Files.list(root.resolve("dist/target/signalbox"))) {
      return new Dist(
          built
              .filter(Files::isDirectory)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("there is no distribution; build it")));
    }
  }

  /** The command. */
  public String command() {
    return home.resolve("bin/signalbox").toString();
  }

  /** The jars of the five handlers. */
  public List<Path> handlers() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("handlers"))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
