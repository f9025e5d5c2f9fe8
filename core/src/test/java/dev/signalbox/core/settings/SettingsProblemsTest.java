package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsProblemsTest {

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "signalbox.http.port                   | 65536",
        "signalbox.http.port                   | -1",
        "signalbox.http.port                   | +1",
        "signalbox.http.port                   | ٣",
        "signalbox.http.port                   | 80a",
        "signalbox.http.port                   | 99999999999999999999",
        "signalbox.http.port                   | ''",
        "signalbox.http.host                   | 'a b'",
        "signalbox.http.host                   | http://x",
        "signalbox.data.dir                    | ''",
        "signalbox.inbox.retention             | 30 days",
        "signalbox.inbox.retention             | 59m",
        "signalbox.inbox.unsettled-retention   | -1d",
        "signalbox.inbox.dedupe-horizon        | 59m",
        "signalbox.inbox.dedupe-horizon        | 99999999999999999d",
        "signalbox.inbox.max-waiting-events    | 0",
        "signalbox.inbox.max-waiting-bytes     | 1 parsec",
        "signalbox.inbox.busy-timeout          | 1.5s",
        "signalbox.max-body-size               | 0",
        "signalbox.max-body-size               | 1 TiB",
        "signalbox.max-body-size               | MiB",
        "signalbox.receive.timeout             | 0",
        "signalbox.receive.answer-timeout      | never",
        "signalbox.receive.max-bytes           | 1e6",
        "signalbox.receive.max-requests        | 0",
        "signalbox.retry.max-attempts          | 0",
        "signalbox.retry.initial-delay         | 0ms",
        "signalbox.retry.max-delay             | s",
        "signalbox.retry.multiplier            | 0.9",
        "signalbox.retry.multiplier            | NaN",
        "signalbox.retry.multiplier            | 1.",
        "signalbox.retry.jitter                | 1",
        "signalbox.breaker.window              | 0",
        "signalbox.embedded.path               | webhooks",
        "signalbox.embedded.path               | /webhooks/",
        "signalbox.embedded.path               | /webhooks/*",
        "signalbox.embedded.servlets           | yes",
        "signalbox.embedded.handler            | Orders",
        "signalbox.embedded.begin              | LATEST",
        "signalbox.embedded.concurrency        | 65",
        "signalbox.breaker.minimum-calls       | x",
        "signalbox.breaker.failure-rate        | 101",
        "signalbox.breaker.open-for            | 2d",
        "signalbox.breaker.half-open-calls     | 0",
        "signalbox.dispatch.batch-size         | 0",
        "signalbox.dispatch.batch-time         | 1w",
        "signalbox.dispatch.drain-timeout      | 0",
        "signalbox.dispatch.poll               | 0",
        "signalbox.derived.max-depth           | -1",
      })
  void malformedValue_isNamedWithWhatItMayBe(String key, String value) {
    assertThat(Given.problems(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " (command line): found \"" + value + "\"; it must be ");
  }

  @ParameterizedTest
  @CsvSource({
    "signalbox.admin.token, 'not-ascii-é'",
    "signalbox.admin.token, 'has a blank in its middle'",
    "signalbox.inbox.url, mysql://me:hunter2@host",
    "signalbox.inbox.url, 'jdbc:hunt'",
  })
  void malformedSecretValue_isNotShown(String key, String value) {
    assertThat(Given.problems(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " (command line): what was found is not shown; it must be ")
        .doesNotContain(value);
  }

  @ParameterizedTest
  @CsvSource({
    "signalbox.http.prot, signalbox.http.port",
    "signalbox.inbox.dedup-horizon, signalbox.inbox.dedupe-horizon",
    "signalbox.endpoint.shop.secret, signalbox.endpoint.shop.secrets",
    "signalbox.endpoint.shop.scheme, signalbox.endpoint.shop.schemes",
    "signalbox.endpoint.secrets, signalbox.endpoint.default.secrets",
    "signalbox.max-bodysize, signalbox.max-body-size",
    "SIGNALBOX_INBOX_URL, signalbox.inbox.url",
    "signalbx.inbox.url, signalbox.inbox.url",
  })
  void unknownKey_isNamedWithTheNearest(String key, String nearest) {
    assertThat(Given.problems(Map.of(key.strip(), "hunter2")))
        .singleElement()
        .asString()
        .isEqualTo(key + " (command line): there is no such setting; the nearest is " + nearest);
  }

  @Test
  void unknownKey_inEverySource_isFoundThere() throws IOException {
    Path conf =
        Files.writeString(
            dir.resolve("c.properties"), "# one\n\nsignalbox.htp.port : 1\nother=2\n");

    assertThat(
            Given.problems(
                new SettingsSources(
                    Map.of(),
                    Map.of("signalbox.inbox.ulr", "x"),
                    Map.of("SIGNALBOX_INBOX_MAX_WAITING_EVNTS", "x", "SIGNALBOX_PORT", "8080"),
                    Optional.of(conf))))
        .containsExactlyInAnyOrder(
            "signalbox.htp.port ("
                + conf
                + ", line 3): there is no such setting; the nearest is"
                + " signalbox.http.port",
            "other ("
                + conf
                + ", line 4): there is no such setting; the nearest is "
                + "signalbox.data.dir",
            "signalbox.inbox.ulr (system property): there is no such setting; the nearest is"
                + " signalbox.inbox.url",
            "signalbox.inbox.max.waiting.evnts (environment variable"
                + " SIGNALBOX_INBOX_MAX_WAITING_EVNTS): there is no such setting; the nearest is"
                + " signalbox.inbox.max-waiting-events",
            "signalbox.port (environment variable SIGNALBOX_PORT): there is no such setting; the"
                + " nearest is signalbox.http.port");
  }

  @Test
  void malformedValue_namesItsLineOrVariable() throws IOException {
    Path conf =
        Files.writeString(
            dir.resolve("c.properties"),
            "\uFEFFsignalbox.http.host=\\\n  localhost\r\nsignalbox.http.port=x\n");

    assertThat(Given.problems(new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf))))
        .singleElement()
        .asString()
        .startsWith("signalbox.http.port (" + conf + ", line 3): found \"x\"");
    assertThat(
            Given.problems(
                new SettingsSources(
                    Map.of(), Map.of(), Map.of("SIGNALBOX_HTTP_PORT", "y"), Optional.of(conf))))
        .singleElement()
        .asString()
        .startsWith("signalbox.http.port (environment variable SIGNALBOX_HTTP_PORT): found \"y\"");
  }

  @Test
  void allProblems_areListedAtOnce() {
    assertThatThrownBy(
            () ->
                Given.settings(
                    Map.of(
                        "signalbox.http.port", "x",
                        "signalbox.nothing", "1",
                        "signalbox.endpoint.default.secrets", "whsec_!",
                        "signalbox.retry.jitter", "2")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("SBX-1201 cannot start, 4 settings are wrong:\n  - ")
        .hasMessageContainingAll(
            "signalbox.http.port",
            "signalbox.nothing",
            "signalbox.endpoint.default.secrets",
            "signalbox.retry.jitter");
  }

  @ParameterizedTest
  @CsvSource({
    "signalbox.inbox.unsettled-retention, 29d, signalbox.inbox.retention",
    "signalbox.receive.answer-timeout, 9s, signalbox.receive.timeout",
    "signalbox.inbox.max-waiting-bytes, 512 KiB, signalbox.max-body-size",
    "signalbox.receive.max-bytes, 1 MiB, signalbox.max-body-size",
    "signalbox.retry.max-delay, 500ms, signalbox.retry.initial-delay",
    "signalbox.breaker.window, 19, signalbox.breaker.minimum-calls",
  })
  void valuesThatDoNotFitTogether_areNamed(String key, String value, String other) {
    assertThat(Given.problems(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " (command line): ")
        .contains(other);
  }

  @Test
  void secretInPlaceOfAKey_isNotShown() throws IOException {
    Path conf = Files.writeString(dir.resolve("c.properties"), Given.SECRET + "\n");

    assertThat(Given.problems(new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf))))
        .singleElement()
        .asString()
        .startsWith("a signing secret in place of a key (" + conf + ", line 1)")
        .doesNotContain("whsec_");
  }

  @Test
  void keySetTwiceInTheFile_isNamedWithBothLines() throws IOException {
    Path conf =
        Files.writeString(
            dir.resolve("c.properties"), "signalbox.http.port=1\n\nsignalbox.http.port=2\n");

    assertThat(Given.problems(new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf))))
        .containsExactly(
            "signalbox.http.port (" + conf + "): is set in line 1 and in line 3; keep one of them");
  }

  @Test
  void brokenFile_isNamed() throws IOException {
    Path missing = dir.resolve("missing.properties");
    Path latin =
        Files.write(
            dir.resolve("latin.properties"),
            "signalbox.data.dir=d\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    Path escape = Files.writeString(dir.resolve("e.properties"), "#\nsignalbox.data.dir=\\u12\n");

    assertThat(fileProblem(missing)).contains(missing.toString(), "no such file");
    assertThat(fileProblem(latin)).contains(latin.toString(), "UTF-8");
    assertThat(fileProblem(escape)).contains(escape + ", line 2", "\\u");
    assertThat(fileProblem(dir)).contains(dir.toString(), "cannot be read");
  }

  private static String fileProblem(Path file) {
    return String.join(
        "\n", Given.problems(new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(file))));
  }

  @Test
  void valueWithControlCharacters_isShownHarmlessAndShort() {
    assertThat(Given.problems(Map.of("signalbox.http.port", "1\u001b[31m\n2" + "x".repeat(500))))
        .singleElement()
        .asString()
        .doesNotContain("\n")
        .doesNotContain("\u001b")
        .hasSizeLessThan(300);
  }
}
