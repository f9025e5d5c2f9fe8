package dev.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtcTimeTest {

  private static Optional<Instant> general(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Test
  void usualForm_isReadAsTheGeneralParserReadsIt() {
    for (String text :
        List.of(
            "2026-03-04T09:20:00Z",
            "2026-03-04T09:20:00.7Z",
            "2026-03-04T09:20:00.733Z",
            "2026-03-04T09:20:00.733912488Z",
            "2024-02-29T23:59:59.999999999Z",
            "1969-12-31T23:59:59.001Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z")) {
      assertThat(UtcTime.parse(text)).as(text).isPresent().isEqualTo(general(text));
    }
  }

  @Test
  void otherForms_areLeftToTheGeneralParser() {
    for (String text :
        List.of(
            "",
            "Z",
            "2026-03-04T09:20Z",
            "2026-03-04T09:20:00+01:00",
            "2026-03-04t09:20:00z",
            "2026-03-04T09:20:00.Z",
            "2026-03-04T09:20:00.1234567890Z",
            "2026-03-04T09:20:00,5Z",
            "2025-02-29T00:00:00Z",
            "2026-00-04T09:20:00Z",
            "2026-13-04T09:20:00Z",
            "2026-03-00T09:20:00Z",
            "2026-04-31T09:20:00Z",
            "2026-03-04T24:00:00Z",
            "2026-03-04T09:60:00Z",
            "2026-03-04T09:20:60Z",
            "-026-03-04T09:20:00Z",
            "2026-03-04T09:20:-1Z",
            "٢٠٢٦-03-04T09:20:00Z")) {
      assertThat(UtcTime.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void anyText_isNeverReadAsSomethingElseThanTheGeneralParserReads() {
    Random random = new Random(7);
    String letters = "0123456789-T:.Z+ ";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("2026-03-04T09:20:00.733912488Z");
      text.setLength(20 + random.nextInt(11));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        text.setCharAt(
            random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
      }
      if (random.nextBoolean()) {
        text.setCharAt(text.length() - 1, 'Z');
      }
      UtcTime.parse(text.toString())
          .ifPresent(
              read -> assertThat(general(text.toString())).as(text.toString()).contains(read));
    }
  }
}
