package dev.signalbox.embedded.internal;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a servlet context as reads a folder and has context parameters. */
final class WebApplication {

  private final Path root;
  private final Map<String, String> parameters = new TreeMap<>();

  WebApplication(Path root) {
    this.root = root;
  }

  WebApplication with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  ServletContext context() {
    return (ServletContext)
        Proxy.newProxyInstance(
            WebApplication.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                  case "getInitParameter" -> parameters.get(arguments[0]);
                  case "getResourcePaths" -> paths((String) arguments[0]);
                  case "getResourceAsStream" -> open((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Path file(String path) {
    return root.resolve(path.substring(1));
  }

  private Set<String> paths(String folder) {
    if (!Files.isDirectory(file(folder))) {
      return null; // as the specification has it
    }
    try (Stream<Path> files = Files.list(file(folder))) {
      return files.map(file -> folder + file.getFileName()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String path) throws IOException {
    return Files.isRegularFile(file(path)) ? Files.newInputStream(file(path)) : null;
  }
}
