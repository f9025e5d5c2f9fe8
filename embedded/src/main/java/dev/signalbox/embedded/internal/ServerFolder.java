package dev.signalbox.embedded.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where the server keeps what outlives a restart and a new deployment. */
final class ServerFolder {

  /** The more special ones first: servers that contain Tomcat set its property as well. */
  private static final List<String> PROPERTIES =
      List.of(
          "jboss.server.data.dir",
          "server.output.dir",
          "com.sun.aas.instanceRoot",
          "catalina.base",
          "jetty.base");

  private static final String FOLDER = "signalbox";

  private final Function<String, Optional<String>> properties;
  private final Function<String, Optional<String>> environment;

  /**
   * @param properties of the system
   * @param environment of the process
   */
  ServerFolder(
      Function<String, Optional<String>> properties,
      Function<String, Optional<String>> environment) {
    this.properties = Objects.requireNonNull(properties, "properties");
    this.environment = Objects.requireNonNull(environment, "environment");
  }

  static ServerFolder ofProcess() {
    return new ServerFolder(
        name -> Optional.ofNullable(System.getProperty(name)),
        name -> Optional.ofNullable(System.getenv(name)));
  }

  /** The folder of one application; may not exist yet. Absolute. */
  Path of(String application) {
    return base().resolve(FOLDER).resolve(application).toAbsolutePath().normalize();
  }

  private Path base() {
    return PROPERTIES.stream()
        .flatMap(name -> text(properties.apply(name)).stream())
        .findFirst()
        .or(this::liberty)
        .map(Path::of)
        .orElseGet(() -> Path.of(""));
  }

  /** Open Liberty, where its launcher has told the process only. */
  private Optional<String> liberty() {
    return text(environment.apply("WLP_OUTPUT_DIR"))
        .flatMap(
            output ->
                Arrays.asList("wlp.server.name", "server.name").stream()
                    .flatMap(name -> text(properties.apply(name)).stream())
                    .findFirst()
                    .map(server -> Path.of(output, server).toString()));
  }

  private static Optional<String> text(Optional<String> value) {
    return value.filter(text -> !text.isBlank());
  }
}
