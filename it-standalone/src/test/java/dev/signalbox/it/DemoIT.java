package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a newcomer runs first. */
class DemoIT {

  private static final Pattern OUTCOME =
      Pattern.compile("delivered ([0-9]+), handled ([0-9]+), dead 0$");
  private static final int CONVERSATION = 600;

  @Test
  void demoWithExit_goesTheWholeWay_andHandlesEveryEventOnce() throws Exception {
    Process demo =
        new ProcessBuilder(Dist.command(), "demo", "--exit")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(demo.waitFor()).as(out).isZero();
    Matcher outcome = OUTCOME.matcher(out.strip());
    assertThat(outcome.find()).as(out).isTrue();
    assertThat(Integer.parseInt(outcome.group(1)))
        .isGreaterThanOrEqualTo(Samples.list().size() + CONVERSATION);
    assertThat(outcome.group(2)).isEqualTo(outcome.group(1));
    assertThat(Samples.list().size()).isGreaterThanOrEqualTo(53);
    assertThat(out)
        .containsSubsequence(
            "+ endpoint default: create http://127.0.0.1:",
            "is made",
            "the signing secret was rotated",
            "handlers-message was replaced by",
            "~ endpoint default: change",
            "+ message.received",
            "= endpoint default: unchanged",
            "Nothing to change.",
            "The journal has exactly one row for each event.");
  }

  @Test
  void demoAsJson_isOneObject() throws Exception {
    Process demo =
        new ProcessBuilder(Dist.command(), "demo", "--exit", "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(demo.waitFor()).as(out).isZero();
    try (JsonReader reader = Json.createReader(new StringReader(out))) {
      JsonObject outcome = reader.readObject();
      assertThat(outcome.getInt("handled"))
          .isEqualTo(outcome.getInt("sent"))
          .isGreaterThanOrEqualTo(Samples.list().size() + CONVERSATION);
      assertThat(outcome.getInt("dead")).isZero();
      assertThat(outcome.getBoolean("journal_once")).isTrue();
      assertThat(outcome.getBoolean("repaired")).isTrue();
    }
  }
}
