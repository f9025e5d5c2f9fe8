package dev.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {

  private enum Colour {
    DARK_RED,
    UNKNOWN
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0e999999999, 0",
    "1.0, 1",
    "12e2, 1200",
    "1500e-2, 15",
    "-9223372036854775808, -9223372036854775808"
  })
  void wholeNumber_isAnInteger(String number, long expected) {
    assertThat(number(number).integer("n")).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "0.5",
        "9223372036854775808",
        "1e19",
        "1e2147483647",
        "-1e999999999",
        "1e-2147483647"
      })
  void fractionOrTooLarge_isNoInteger(String number) {
    assertThat(number(number).integer("n")).isEmpty();
    assertThat(number(number).intValue("n")).isEmpty();
  }

  @Test
  void intValue_isBounded() {
    assertThat(number("2147483647").intValue("n")).contains(Integer.MAX_VALUE);
    assertThat(number("2147483648").intValue("n")).isEmpty();
    assertThat(number("-2147483649").intValue("n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T09:20:00.733912488Z, 2026-03-04T09:20:00.733912488Z",
    "2026-03-04T09:20:00.1Z, 2026-03-04T09:20:00.100Z",
    "2026-03-04T09:20:00Z, 2026-03-04T09:20:00Z",
    "2026-03-04T10:20:00+01:00, 2026-03-04T09:20:00Z"
  })
  void timestamp_isReadWithAnyNumberOfFractionDigits(String text, Instant expected) {
    assertThat(Data.of(Map.of("at", text)).instant("at")).contains(expected);
  }

  @Test
  void whatIsNoTimestamp_isEmpty() {
    for (Object value : List.of("yesterday", "", "2026-03-04", "2026-03-04T09:20:00", 5)) {
      assertThat(Data.of(Map.of("at", value)).instant("at")).isEmpty();
    }
  }

  @Test
  void requiredText_namesTheFieldAndNeverTheContent() {
    Data data = Data.of(Map.of("blank", " ", "number", 4711));

    for (String field : List.of("blank", "number", "none")) {
      assertThatExceptionOfType(UnreadableEventException.class)
          .isThrownBy(() -> data.requiredText(field))
          .withMessageContaining("'" + field + "'")
          .withMessageNotContaining("4711");
    }
    assertThat(Data.of(Map.of("id", "x")).requiredText("id")).isEqualTo("x");
  }

  @Test
  void constant_isFoundWithoutRegardToCaseDotsAndDashes() {
    for (String text : List.of("DARK_RED", "dark_red", "Dark-Red", "dark.red")) {
      assertThat(Data.of(Map.of("c", text)).constant("c", Colour.class, Colour.UNKNOWN))
          .contains(Colour.DARK_RED);
    }
    assertThat(Data.of(Map.of("c", "blue")).constant("c", Colour.class, Colour.UNKNOWN))
        .contains(Colour.UNKNOWN);
    assertThat(Data.of(Map.of("c", 1)).constant("c", Colour.class, Colour.UNKNOWN)).isEmpty();
  }

  @Test
  void arrays_giveWhatIsOfTheWantedKind() {
    Data data = Data.of(Map.of("a", Arrays.asList("x", 1, null, Map.of("k", true), List.of())));

    assertThat(data.strings("a")).containsExactly("x");
    assertThat(data.decimals("a")).containsExactly(BigDecimal.ONE);
    assertThat(data.objects("a")).containsExactly(Data.of(Map.of("k", true)));
    assertThat(data.strings("none")).isEmpty();
  }

  @Test
  void laterChanges_doNotShow() {
    List<Object> list = new ArrayList<>(List.of("x"));
    Map<String, Object> map = new LinkedHashMap<>(Map.of("list", list));
    Data data = Data.of(map);
    list.add("y");
    map.put("z", 1);

    assertThat(data.strings("list")).containsExactly("x");
    assertThat(data.has("z")).isFalse();
  }

  @Test
  void mapThatContainsItself_isRefused() {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", Optional.of(List.of(endless)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Data.of(endless))
        .withMessageContaining("100");
  }

  @Test
  void otherKinds_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Data.of(Map.of("field", new Object())))
        .withMessageContaining("'field'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Data.of(Map.of("field", Double.POSITIVE_INFINITY)))
        .withMessageContaining("'field'");
  }

  @Test
  void text_showsNamesOnly() {
    assertThat(Data.of(Map.of("secret", "4711"))).hasToString("Data[secret]");
  }

  private static Data number(String text) {
    return Data.of(Map.of("n", new BigDecimal(text)));
  }
}
