package dev.signalbox.embedded.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the application is called, in a form that may be the name of a handler and of a folder. It
 * stays the same when another version of the same application is deployed: what looks like a
 * version at the end of a name is left out.
 */
final class ApplicationName {

  private static final Pattern VERSION =
      Pattern.compile("[-_]v?\\d+(\\.\\d+)+([-.](snapshot|final|ga|[a-z]{1,5}[-.]?\\d*))?$");
  private static final int LONGEST = 100;

  private final Function<String, Optional<String>> directory;

  /**
   * @param directory looks a text up in JNDI
   */
  ApplicationName(Function<String, Optional<String>> directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * The name: of the application and its module where the server tells, else the context path.
   *
   * @param contextPath of the web application, with a slash before it, or empty
   */
  String of(String contextPath) {
    Optional<String> module = directory.apply("java:module/ModuleName").flatMap(this::plain);
    Optional<String> application = directory.apply("java:app/AppName").flatMap(this::plain);
    String name =
        module
            .map(
                part ->
                    application
                            .filter(whole -> !whole.equals(part))
                            .map(whole -> whole + ".")
                            .orElse("")
                        + part)
            .or(() -> plain(contextPath))
            .orElse("root");
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  private Optional<String> plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceFirst("##.*$", "");
    String name =
        VERSION
            .matcher(lower)
            .replaceFirst("")
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
