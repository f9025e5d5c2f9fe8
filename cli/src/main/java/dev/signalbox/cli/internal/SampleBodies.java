package dev.signalbox.cli.internal;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Sample events with an id and a time of their own. */
final class SampleBodies {

  private SampleBodies() {}

  static byte[] fresh(String version, String type, String id, Instant at) {
    List<Sample> samples = Samples.list(version);
    Sample sample =
        samples.stream()
            .filter(candidate -> candidate.type().equals(type) && candidate.variant().isEmpty())
            .findFirst()
            .orElseThrow(() -> unknown(version, type, samples));
    return fresh(sample, id, at);
  }

  static byte[] fresh(Sample sample, String id, Instant at) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(sample.bytes()))) {
      JsonObject body =
          Json.createObjectBuilder(reader.readObject())
              .add("event_id", id)
              .add("created_at", at.toString())
              .build();
      return body.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static String elsewhere(String type) {
    List<String> versions =
        Samples.list().stream()
            .filter(sample -> sample.type().equals(type))
            .map(Sample::version)
            .distinct()
            .toList();
    return versions.isEmpty()
        ? ""
        : "; in version " + String.join(" and ", versions) + " there is one";
  }

  private static CliException unknown(String version, String type, List<Sample> samples) {
    List<String> types = samples.stream().map(Sample::type).distinct().sorted().toList();
    return new CliException(
        ExitCode.USAGE,
        types.isEmpty()
            ? "no samples of payload version '" + version + "'; there are 2025-01-01 and 2026-02-03"
            : "no sample of type '"
                + type
                + "' in version "
                + version
                + "; there are "
                + String.join(", ", types)
                + elsewhere(type)
                + "; send a body of your own with --file");
  }
}
