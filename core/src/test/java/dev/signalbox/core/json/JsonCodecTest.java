package dev.signalbox.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.Data;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());

  @Test
  void everyKindOfValue_isRead() {
    Data data =
        parse(
            "{\"s\":\"Caf\u00e9 \\ud83c\\udf89\",\"n\":-1.50e2,\"t\":true,\"f\":false,\"z\":null,\"o\":{\"a\":[1,[],{}]}}");

    assertThat(data.asMap().keySet()).containsExactly("s", "n", "t", "f", "z", "o");
    assertThat(data.string("s")).contains("Caf\u00e9 \ud83c\udf89");
    assertThat(data.decimal("n")).contains(new BigDecimal("-1.50e2"));
    assertThat(data.bool("t")).contains(true);
    assertThat(data.bool("f")).contains(false);
    assertThat(data.has("z")).isTrue();
    assertThat(data.object("o").orElseThrow().asMap().get("a"))
        .isEqualTo(List.of(BigDecimal.ONE, List.of(), Data.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"a\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":-}",
        "{\"a\":0x1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":tru}",
        "{\"a\":TRUE}",
        "{\"a\":nul}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"b}",
        "{/**/}",
        "{} x",
        "{}{}",
        "{},",
        "{}]",
        "{} null",
        "\uFEFF{}",
        "{}\u0000",
        "{1:2}",
        "{\"a\":1:2}",
        "{\"a\"::1}",
        "{\"a\":\u00a01}",
        "{\"a\":1e99999999999}",
        "//\n{}"
      })
  void whatIsNoJsonObject_isRefusedByParseAndHead(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> codec.parse(bytes));
    assertThat(codec.head(bytes)).isEmpty();
  }

  @Test
  void whitespaceAround_isNoGarbage() {
    assertThat(parse(" \r\n\t{ } \r\n\t").isEmpty()).isTrue();
  }

  @Test
  void malformedUtf8_isRefusedAndNotMended() {
    for (String hex : List.of("ff", "c0af", "eda080", "c3", "f4908080", "80", "e28a")) {
      byte[] bad = java.util.HexFormat.of().parseHex("7b2261223a22" + hex + "227d");
      assertThatExceptionOfType(JsonSyntaxException.class)
          .as(hex)
          .isThrownBy(() -> codec.parse(bad))
          .withMessageContaining("UTF-8");
    }
  }

  @Test
  void otherEncodings_areRefusedAndNotGuessed() {
    assertThat(codec.head("{\"event_type\":\"a.b\"}".getBytes(StandardCharsets.UTF_16BE)))
        .isEmpty();
    assertThat(codec.head("{\"event_type\":\"a.b\"}".getBytes(StandardCharsets.UTF_16LE)))
        .isEmpty();
    assertThat(codec.head("{\"event_type\":\"a.b\"}".getBytes(StandardCharsets.UTF_16))).isEmpty();
  }

  @Test
  void nesting_isTakenUpToTheLimitAndRefusedBeyond() {
    assertThat(head("{\"event_type\":\"a.b\",\"d\":" + nested(63) + "}")).isPresent();
    assertThat(parse("{\"d\":" + nested(63) + "}").has("d")).isTrue();
    assertThat(head("{\"event_type\":\"a.b\",\"d\":" + nested(64) + "}")).isEmpty();
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> parse("{\"d\":" + nested(64) + "}"))
        .withMessageContaining("64");
  }

  @Test
  void hugeNesting_isRefusedWithoutAnOverflow() {
    for (String open : List.of("[", "{\"a\":", "[{\"a\":")) {
      String text = "{\"event_type\":\"a.b\",\"d\":" + open.repeat(100_000);
      assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> parse(text));
      assertThat(head(text)).isEmpty();
    }
  }

  @Test
  void longNumber_isRefusedByParseAndHead() {
    assertThat(parse("{\"n\":" + "9".repeat(1000) + "}").decimal("n")).isPresent();
    String tooLong = "{\"event_type\":\"a.b\",\"n\":" + "9".repeat(1001) + "}";
    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> parse(tooLong));
    assertThat(head(tooLong)).isEmpty();
    assertThat(head(tooLong.replace("\"n\":", "\"n\":[0,").replace("}", "]}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e2147483647",
        "-1e2147483647",
        "1e-2147483647",
        "9.9e999999999",
        "1e-999999999"
      })
  void hugeExponent_isHarmlessEverywhere(String number) {
    Data data = parse("{\"n\":" + number + "}");

    assertThat(data.integer("n")).isEmpty();
    assertThat(data.intValue("n")).isEmpty();
    assertThat(data.decimal("n")).isPresent();
    assertThat(data).hasSameHashCodeAs(parse("{\"n\":" + number + "}")).hasToString("Data[n]");
    assertThat(codec.write(data.asMap())).hasSizeLessThan(40);
    assertThat(codec.parse(codec.write(data.asMap()))).isEqualTo(data);
  }

  @Test
  void wholeNumber_isReadInWhateverFormItIsWritten() {
    Data data =
        parse(
            "{\"a\":1.0,\"b\":10e2,\"c\":1500e-2,\"d\":9223372036854775807,\"e\":9223372036854775808,\"f\":1.5,\"g\":0e999999999,\"h\":-9223372036854775808,\"i\":2147483648}");

    assertThat(data.integer("a")).contains(1L);
    assertThat(data.integer("b")).contains(1000L);
    assertThat(data.integer("c")).contains(15L);
    assertThat(data.integer("d")).contains(Long.MAX_VALUE);
    assertThat(data.integer("e")).isEmpty();
    assertThat(data.integer("f")).isEmpty();
    assertThat(data.integer("g")).contains(0L);
    assertThat(data.integer("h")).contains(Long.MIN_VALUE);
    assertThat(data.intValue("i")).isEmpty();
    assertThat(data.intValue("c")).contains(15);
  }

  @Test
  void ofARepeatedName_theLastCountsInHeadAsInParse() {
    String text =
        "{\"event_id\":\"1\",\"event_type\":\"a.b\",\"event_id\":\"2\",\"\\u0065vent_type\":\"c.d\",\"d\":{\"event_id\":\"3\"}}";

    assertThat(head(text)).contains(new EnvelopeHead(Optional.of("2"), "c.d", Optional.empty()));
    assertThat(parse(text).string("event_id")).contains("2");
    assertThat(parse(text).string("event_type")).contains("c.d");
    assertThat(head("{\"event_type\":\"a.b\",\"event_type\":null}")).isEmpty();
    assertThat(head("{\"event_type\":\"a.b\",\"event_type\":{\"event_type\":\"x\"}}")).isEmpty();
    assertThat(head("{\"event_id\":\"1\",\"event_type\":\"a.b\",\"event_id\":7}"))
        .contains(new EnvelopeHead(Optional.empty(), "a.b", Optional.empty()));
  }

  @Test
  void unfitEventId_countsAsAbsent() {
    for (String id :
        List.of(
            "null",
            "7",
            "{}",
            "[\"a\"]",
            "true",
            "\"\"",
            "\"  \"",
            "\"a\\u0000\"",
            "\"a\\n\"",
            "\"a\\u007f\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(201) + "\"")) {
      assertThat(head("{\"event_id\":" + id + ",\"event_type\":\"a.b\"}"))
          .as(id)
          .contains(new EnvelopeHead(Optional.empty(), "a.b", Optional.empty()));
    }
    String longest = "x".repeat(200);
    assertThat(
            head("{\"event_id\":\"" + longest + "\",\"event_type\":\"a.b\"}")
                .orElseThrow()
                .eventId())
        .contains(longest);
  }

  @Test
  void unfitEventType_isUnreadable() {
    for (String type :
        List.of(
            "null",
            "7",
            "{}",
            "[\"a\"]",
            "\"\"",
            "\" \"",
            "\"a\\r\\nb\"",
            "\"\\udc00\"",
            "\"" + "x".repeat(201) + "\"")) {
      assertThat(head("{\"event_id\":\"1\",\"event_type\":" + type + "}")).as(type).isEmpty();
    }
    assertThat(head("{\"event_id\":\"1\"}")).isEmpty();
    assertThat(head("{\"data\":{\"event_type\":\"a.b\"}}")).isEmpty();
  }

  @Test
  void halfASurrogatePair_isReadAndWrittenAsReplacement() {
    Data data =
        parse("{\"a\":\"x\\ud800y\",\"b\\udc00\":\"\\udc00\\ud800\",\"c\":\"\\ud83c\\udf89\"}");

    assertThat(data.string("a")).contains("x\ud800y");
    assertThat(new String(codec.write(data.asMap()), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"x\ufffdy\",\"b\ufffd\":\"\ufffd\ufffd\",\"c\":\"\ud83c\udf89\"}");
  }

  @Test
  void whatIsWritten_isReadBack() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "\u0000\u001f\"\\/\u2028 \ud83c\udf89");
    values.put("int", 1);
    values.put("long", Long.MIN_VALUE);
    values.put("double", 1.25);
    values.put("decimal", new BigDecimal("1E+400"));
    values.put("bool", true);
    values.put("null", null);
    values.put("instant", Instant.parse("2026-03-04T09:20:00.733912488Z"));
    values.put("some", Optional.of("x"));
    values.put("none", Optional.empty());
    values.put("list", Arrays.asList("a", null, List.of(), Map.of("k", 1)));
    values.put("data", Data.of(Map.of("x", Data.empty())));

    assertThat(codec.parse(codec.write(values))).isEqualTo(Data.of(values));
  }

  @Test
  void whatCouldNotBeReadBack_isNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.write(Map.of("n", new BigDecimal("9".repeat(1001)))));
    assertThatIllegalArgumentException().isThrownBy(() -> codec.write(Map.of("n", Double.NaN)));
    assertThatIllegalArgumentException().isThrownBy(() -> codec.write(Map.of("n", new Object())));
    Object nested = "x";
    for (int i = 0; i < 63; i++) {
      nested = List.of(nested);
    }
    assertThat(codec.parse(codec.write(Map.of("n", nested))).has("n")).isTrue();
    Object deeper = List.of(nested);
    assertThatIllegalArgumentException().isThrownBy(() -> codec.write(Map.of("n", deeper)));
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", endless);
    assertThatIllegalArgumentException().isThrownBy(() -> codec.write(endless));
  }

  @Test
  void manyNames_areReadInReasonableTime() {
    StringBuilder text = new StringBuilder("{\"event_type\":\"a.b\"");
    for (int i = 0; i < 50_000; i++) {
      text.append(",\"k").append(i).append("\":").append(i);
    }
    assertThat(parse(text.append('}').toString()).asMap()).hasSize(50_001);
  }

  @Test
  void limits_mustBePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(1, 0));
  }

  private static String nested(int depth) {
    return String.join("", Collections.nCopies(depth, "[")) + "]".repeat(depth);
  }

  private Data parse(String text) {
    return codec.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<EnvelopeHead> head(String text) {
    return codec.head(text.getBytes(StandardCharsets.UTF_8));
  }
}
