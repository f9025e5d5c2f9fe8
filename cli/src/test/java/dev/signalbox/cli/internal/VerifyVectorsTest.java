package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every signed request of the test kit, through the command line. */
class VerifyVectorsTest {

  /** The schemes decide about this one: its legacy headers are right. */
  private static final String SCHEME_DECIDES = "only-legacy-headers";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> vector_isDecidedAsExpected() {
    return vectors().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.getString("scheme") + " " + vector.getString("name"),
                    () -> decide(vector, vector.getString("scheme"), accepted(vector))));
  }

  @TestFactory
  Stream<DynamicTest> vectorWithSchemeAuto_isDecidedByItsHeaders() {
    return vectors().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.getString("scheme") + " " + vector.getString("name"),
                    () ->
                        decide(
                            vector,
                            "auto",
                            accepted(vector) || vector.getString("name").equals(SCHEME_DECIDES))));
  }

  @TestFactory
  Stream<DynamicTest> acceptedVectorWithTheOtherScheme_isRefused() {
    return vectors().stream()
        .filter(vector -> accepted(vector) && !vector.getString("name").contains("legacy"))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.getString("scheme") + " " + vector.getString("name"),
                    () ->
                        decide(
                            vector,
                            vector.getString("scheme").equals("legacy") ? "standard" : "legacy",
                            false)));
  }

  private void decide(JsonObject vector, String scheme, boolean accepted) throws IOException {
    Cli.Result result = Cli.run(arguments(vector, scheme));

    JsonObject line = result.json();
    assertThat(result.exit()).as(result.out()).isEqualTo(accepted ? 0 : 1);
    assertThat(line.getString("verdict")).isEqualTo(accepted ? "accepted" : "refused");
    assertThat(line.keySet()).contains("reason", "key_id", "diagnosis");
    assertThat(result.out()).doesNotContain(vector.getString("secret"));
    if (accepted) {
      assertThat(line.getString("key_id")).isEqualTo("key-1");
      assertThat(line.get("reason")).isEqualTo(JsonValue.NULL);
      assertThat(line.getJsonArray("diagnosis")).isEmpty();
    } else {
      assertThat(line.getString("reason")).matches("[a-z0-9-]+");
      assertThat(line.get("key_id")).isEqualTo(JsonValue.NULL);
      assertThat(line.getJsonArray("diagnosis")).isNotEmpty();
    }
  }

  private List<String> arguments(JsonObject vector, String scheme) throws IOException {
    Path body = Files.createTempFile(folder, "body", ".json");
    Files.write(body, Base64.getDecoder().decode(vector.getString("body_base64")));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "--secret",
                vector.getString("secret"),
                "--at",
                vector.get("now").toString(),
                "--scheme",
                scheme,
                "--body",
                body.toString()));
    JsonObject headers = vector.getJsonObject("headers");
    for (String name : headers.keySet()) {
      arguments.add("--header");
      arguments.add(name + ": " + headers.getString(name));
    }
    return arguments;
  }

  private static boolean accepted(JsonObject vector) {
    return vector.getString("expect").equals("accept");
  }

  private static List<JsonObject> vectors() {
    try (JsonReader reader =
        Json.createReader(new ByteArrayInputStream(Samples.signatureVectors()))) {
      List<JsonObject> vectors =
          reader.readObject().getJsonArray("vectors").getValuesAs(JsonObject.class);
      assertThat(vectors).hasSizeGreaterThan(40);
      return vectors;
    }
  }
}
