package dev.signalbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void index_namesEveryFile() throws Exception {
    Path folder =
        Path.of(Samples.class.getResource("internal/samples/index.txt").toURI()).getParent();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(Samples.list().stream().map(sample -> sample.name() + ".json"))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.getNameCount() > folder.getNameCount() + 1)
                  .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                  .toList());
    }
  }

  @Test
  void everySample_isOfTheTypeAndVersionThatItsNameSays() {
    assertThat(Samples.list())
        .allSatisfy(
            sample ->
                assertThat(new String(sample.bytes(), StandardCharsets.UTF_8))
                    .contains("\"event_type\": \"" + sample.type() + "\"")
                    .contains("\"webhook_version\": \"" + sample.version() + "\""));
  }

  @Test
  void version_selectsItsSamplesOnly() {
    assertThat(Samples.list(Samples.V2025))
        .hasSize(27)
        .allMatch(s -> s.version().equals("2025-01-01"));
    assertThat(Samples.list(Samples.V2025).size() + Samples.list(Samples.V2026).size())
        .isEqualTo(Samples.list().size());
    assertThat(Samples.list("1999-01-01")).isEmpty();
  }

  @Test
  void variant_differsFromThePlainSample() {
    assertThat(Samples.bytes(Samples.V2026, "message.received", "rich"))
        .isNotEqualTo(Samples.bytes(Samples.V2026, "message.received"));
  }

  @Test
  void unknownSample_isRefusedWithItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.bytes(Samples.V2025, "message.edited"))
        .withMessageContaining("2025-01-01/message.edited");
  }

  @Test
  void companions_areThere() throws IOException {
    assertThat(new String(Samples.eventCatalog(), StandardCharsets.UTF_8)).startsWith("[");
    assertThat(new String(Samples.signatureVectors(), StandardCharsets.UTF_8)).startsWith("{");
  }
}
