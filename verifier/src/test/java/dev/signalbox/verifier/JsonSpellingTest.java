package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpellingTest {

  @Test
  void spellingAsItCame_changesNothing() {
    String json =
        "{ \"a\\/b/c\" :\t\"\\u00e9\u00e9\\n\\\"\",\r\n\"\\uD83C\" : [ 1.50, {} , [ ] ] }\n";

    assertThat(
            spelled(json, JsonSpacing.AS_IT_CAME, JsonEscaping.AS_IT_CAME, JsonSlashes.AS_IT_CAME))
        .contains(json);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(JsonEscaping.RAW, "\\u0041\\u00E9\\u0020\u00e9~", "A\u00e9 \u00e9~"),
        arguments(JsonEscaping.RAW, "\\ud83c\\udf89", "\ud83c\udf89"),
        arguments(JsonEscaping.RAW, "\\ud83c\\u0041", "\\ud83cA"),
        arguments(JsonEscaping.RAW, "\\udf89x", "\\udf89x"),
        arguments(JsonEscaping.RAW, "\\u0022\\u005c\\u001f\\u0000", "\\u0022\\u005c\\u001f\\u0000"),
        arguments(JsonEscaping.RAW, "\\n\\u00g1\\b\\\\", "\\n\\u00g1\\b\\\\"),
        arguments(JsonEscaping.RAW, "\\uz", "\\uz"),
        arguments(JsonEscaping.ASCII, "}~\\u007f\u00a9\u00c3", "}~\\u007f\\u00a9\\u00c3"),
        arguments(JsonEscaping.ASCII, "\u07ff\u0800\uffff", "\\u07ff\\u0800\\uffff"),
        arguments(JsonEscaping.ASCII, "\ud83c\udf89\\u00E9", "\\ud83c\\udf89\\u00e9"),
        arguments(JsonEscaping.ASCII_UPPER, "\ud83c\udf89\\u00e9", "\\uD83C\\uDF89\\u00E9"),
        arguments(
            JsonEscaping.HTML,
            "<b>&\u2027\u2028\u2029\u202a",
            "\\u003cb\\u003e\\u0026\u2027\\u2028\\u2029\u202a"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_isEscapedAsAsked(JsonEscaping escaping, String text, String expected) {
    for (String after : new String[] {"", "-----"}) {
      assertThat(
              spelled(
                  "[\"" + text + "\", \"" + after + "\"]",
                  JsonSpacing.COMPACT,
                  escaping,
                  JsonSlashes.AS_IT_CAME))
          .contains("[\"" + expected + "\",\"" + after + "\"]");
    }
  }

  @Test
  void slash_isWrittenAsAsked() {
    assertThat(slashes(JsonSlashes.AS_IT_CAME)).contains("[\"a/b\\/c\"]");
    assertThat(slashes(JsonSlashes.PLAIN)).contains("[\"a/b/c\"]");
    assertThat(slashes(JsonSlashes.ESCAPED)).contains("[\"a\\/b\\/c\"]");
  }

  @Test
  void emptyObject_staysOnOneLine() {
    assertThat(spaced("{\"a\":{ },\"b\":[\n]}", JsonSpacing.INDENTED_2))
        .contains("{\n  \"a\": {},\n  \"b\": []\n}");
  }

  @ParameterizedTest
  @EnumSource(JsonSpacing.class)
  void spaceInsideOfText_stays(JsonSpacing spacing) {
    assertThat(spaced("[\"a , b : c\"]", spacing).orElseThrow()).contains("\"a , b : c\"");
  }

  @Test
  void longBody_isSpelled() {
    String json = "[\"" + "a".repeat(9_000) + "\"]";

    assertThat(spaced(json, JsonSpacing.COMPACT)).contains(json);
  }

  @Test
  void nesting_isBounded() {
    assertThat(spaced("[".repeat(64) + "]".repeat(64), JsonSpacing.COMPACT)).isPresent();
    assertThat(spaced("[".repeat(65) + "]".repeat(65), JsonSpacing.COMPACT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "\"a\"",
        "[",
        "]",
        "[]]",
        "[\"",
        "[\"\\",
        "[\"\\u",
        "[\"\\u00",
        "[\"\\u00e9",
        "[]\"a",
        "[\"a\\\"]"
      })
  void brokenJson_isNotSpelled(String json) {
    for (JsonEscaping escaping : JsonEscaping.values()) {
      assertThat(spelled(json, JsonSpacing.COMPACT, escaping, JsonSlashes.AS_IT_CAME)).isEmpty();
    }
  }

  private static Optional<String> slashes(JsonSlashes slashes) {
    return spelled("[\"a/b\\/c\"]", JsonSpacing.COMPACT, JsonEscaping.RAW, slashes);
  }

  private static Optional<String> spaced(String json, JsonSpacing spacing) {
    return spelled(json, spacing, JsonEscaping.RAW, JsonSlashes.AS_IT_CAME);
  }

  private static Optional<String> spelled(
      String json, JsonSpacing spacing, JsonEscaping escaping, JsonSlashes slashes) {
    return JsonSpelling.write(Deliveries.utf8(json), spacing, escaping, slashes)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
