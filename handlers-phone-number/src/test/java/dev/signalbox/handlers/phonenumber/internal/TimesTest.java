package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void orderOfTexts_isOrderOfTimes() {
    List<Instant> times =
        List.of(
            Instant.parse("0000-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.parse("2026-03-04T09:15:02Z"),
            Instant.parse("2026-03-04T09:15:02.000000001Z"),
            Instant.parse("2026-03-04T09:15:02.118Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));

    List<String> texts = times.stream().map(time -> Times.text(time).orElseThrow()).toList();

    assertThat(texts).isSorted().doesNotHaveDuplicates();
    assertThat(texts.stream().map(Times::time)).containsExactlyElementsOf(times);
  }

  @Test
  void yearOfFiveDigits_isNotKept() {
    assertThat(Times.text(Instant.parse("+10000-01-01T00:00:00Z"))).isEmpty();
    assertThat(Times.text(Instant.MIN)).isEmpty();
  }
}
