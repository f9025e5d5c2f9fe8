package dev.signalbox.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ConsumerType;

/** The headers of one request, as the verifier reads them. */
@ConsumerType
@FunctionalInterface
public interface HeaderSource {

  /**
   * All values of a header in the order of arrival, one per header line, not trimmed, joined or
   * split. A doubled header must show as two values: it is refused, and joining the two would hide
   * it.
   *
   * @param name the name; compared without regard to case
   * @return the values, never null; an empty list when the header is absent, a list with an empty
   *     text when it is there without a value
   */
  List<String> values(String name);

  /**
   * Headers out of a map, such as {@link Signer} makes. Two keys that differ in case only are two
   * values of one header.
   *
   * @param headers header name to value; copied
   */
  static HeaderSource of(Map<String, String> headers) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value));
    return name -> byName.getOrDefault(name, List.of());
  }
}
