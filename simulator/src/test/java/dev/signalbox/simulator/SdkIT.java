package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Samples;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Linq's own SDK, under Node, takes the simulator for Linq. */
class SdkIT {

  private static final Path SOURCES = Path.of("src/test/sdk");
  private static final Path FOLDER = Path.of("target/sdk");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "check.mjs");

  @BeforeAll
  static void install() throws Exception {
    new Tool("node", "--version").run(Path.of("."));
    new Tool("npm", "--version").run(Path.of("."));
    Files.createDirectories(FOLDER);
    for (String file : FILES) {
      Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    new Tool("npm", "ci").run(FOLDER);
  }

  @Test
  void sdk_findsEveryOperationAndErrorAndAcceptsEveryDelivery() throws Exception {
    Files.writeString(FOLDER.resolve("events.json"), events());
    JsonObject found;
    try (Simulator simulator =
        Simulator.start(
            SimulatorOptions.builder().apiKey("first").apiKey("second").allowHttp(true).build())) {
      String out =
          new Tool(
                  "node",
                  "check.mjs",
                  simulator.address().toString(),
                  "first",
                  "second",
                  "events.json")
              .run(FOLDER);
      try (JsonReader reader = Json.createReader(new StringReader(out))) {
        found = reader.readObject();
      }
    }
    List<String> types = SimulatorOptions.defaults().eventTypes();
    List<String> oldTypes = types.stream().filter(type -> !type.equals("message.edited")).toList();

    assertThat(strings(found, "operations"))
        .containsExactly("create", "list", "retrieve", "update", "delete", "events");
    assertThat(strings(found, "errors"))
        .containsExactly(
            "BadRequestError",
            "AuthenticationError",
            "PermissionDeniedError",
            "NotFoundError",
            "RateLimitError",
            "InternalServerError",
            "APIConnectionError");
    JsonObject accepted = found.getJsonObject("accepted");
    assertThat(strings(found, "refused")).isEmpty();
    assertThat(strings(accepted, Samples.V2026)).containsExactlyInAnyOrderElementsOf(types);
    assertThat(strings(accepted, Samples.V2025)).containsExactlyInAnyOrderElementsOf(oldTypes);
    assertThat(found.getInt("tampered_refused")).isEqualTo(types.size() + oldTypes.size());
    System.out.println(
        "the SDK accepted %d deliveries of %d types and refused as many tampered ones"
            .formatted(types.size() + oldTypes.size(), types.size()));
  }

  /** One of each type: its sample's data where there is a sample. */
  private static String events() {
    JsonArrayBuilder events = Json.createArrayBuilder();
    for (String type : SimulatorOptions.defaults().eventTypes()) {
      events.add(
          Json.createObjectBuilder()
              .add("event_type", type)
              .add("data", sample(type).orElse(JsonValue.EMPTY_JSON_OBJECT)));
    }
    return events.build().toString();
  }

  private static Optional<JsonObject> sample(String type) {
    return Samples.list(Samples.V2026).stream()
        .filter(sample -> sample.type().equals(type) && sample.variant().isEmpty())
        .findFirst()
        .map(sample -> data(sample.bytes()));
  }

  private static JsonObject data(byte[] body) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject().getJsonObject("data");
    }
  }

  private static List<String> strings(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }
}
