package dev.signalbox.simulator.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read in full.
 *
 * @param segments of the path, undecoded, without empty ones at its ends
 * @param query decoded; of a name given twice, the first
 * @param headers the first value of each, by lower-case name
 */
public record Request(
    String method,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /** The value of a header, by its lower-case name. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Whether the path begins with these segments. */
  public boolean isUnder(String... first) {
    return segments.size() >= first.length
        && segments.subList(0, first.length).equals(List.of(first));
  }

  /** The segments of the path behind the first few. */
  public List<String> segmentsFrom(int first) {
    return segments.subList(first, segments.size());
  }
}
