package dev.signalbox.example.orderdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Linq's API is, and the key for it: environment variables called as Linq's own SDKs call
 * them, else context parameters in {@code web.xml}.
 */
@ApplicationScoped
public class LinqSettings {

  private static final String URL = "LINQ_API_V3_BASE_URL";
  private static final String KEY = "LINQ_API_V3_API_KEY";
  private static final URI LINQ = URI.create("https://api.linqapp.com/api/partner");

  @Inject private ServletContext context;

  /** The base of the API. */
  URI url() {
    return value(URL).map(URI::create).orElse(LINQ);
  }

  /** A secret; while there is none, answers wait. */
  Optional<String> key() {
    return value(KEY);
  }

  private Optional<String> value(String name) {
    return Stream.of(
            Optional.ofNullable(System.getenv(name)),
            Optional.ofNullable(context.getInitParameter(name)))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
