package dev.signalbox.testkit;

import dev.signalbox.api.RawBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Sample events of every type in both payload versions. The file {@code manifest.json} beside them
 * says for each whether it follows an official example, an official schema or an assumption.
 */
public final class Samples {

  /** The payload version of subscriptions made before 2026-02-03. */
  public static final String V2025 = "2025-01-01";

  /** The payload version of newer subscriptions. */
  public static final String V2026 = "2026-02-03";

  private Samples() {}

  /** All samples, by version and name. */
  public static List<Sample> list() {
    String index = new String(resource("samples/index.txt"), StandardCharsets.UTF_8);
    return index.lines().map(line -> load(line.split(" "))).toList();
  }

  /** All samples of one payload version; empty when there are none. */
  public static List<Sample> list(String version) {
    return list().stream().filter(sample -> sample.version().equals(version)).toList();
  }

  /**
   * The plain sample of a type.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static byte[] bytes(String version, String type) {
    return resource("samples/" + version + "/" + type + ".json");
  }

  /**
   * A variant of the sample of a type.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static byte[] bytes(String version, String type, String variant) {
    return bytes(version, type + "." + variant);
  }

  /** The list of event types with the versions they exist in, a JSON array. */
  public static byte[] eventCatalog() {
    return resource("event-catalog.json");
  }

  /** Signed requests with the verdict that a verifier must reach, a JSON object. */
  public static byte[] signatureVectors() {
    return resource("signature-vectors.json");
  }

  private static Sample load(String[] entry) {
    Optional<String> variant = entry.length > 2 ? Optional.of(entry[2]) : Optional.empty();
    String file = entry[1] + variant.map(text -> "." + text).orElse("");
    return new Sample(entry[0], entry[1], variant, RawBody.of(bytes(entry[0], file)));
  }

  private static byte[] resource(String name) {
    try (InputStream stream = Samples.class.getResourceAsStream("internal/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "there is no " + name + "; Samples.list() names all samples");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
