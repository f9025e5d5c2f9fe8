package dev.signalbox.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads requests of bounded size. */
final class RequestReader {

  private final int maxBody;

  RequestReader(int maxBody) {
    this.maxBody = maxBody;
  }

  /** Empty when the body is larger than allowed. */
  Optional<Request> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(maxBody + 1);
    if (body.length > maxBody) {
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    List<String> segments =
        Stream.of(exchange.getRequestURI().getRawPath().split("/"))
            .filter(segment -> !segment.isEmpty())
            .toList();
    return Optional.of(
        new Request(
            exchange.getRequestMethod(),
            segments,
            query(exchange.getRequestURI().getRawQuery()),
            headers,
            body));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    Stream.of(Optional.ofNullable(raw).orElse("").split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> query.putIfAbsent(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : ""));
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A stray % stands for itself.
      return text;
    }
  }
}
