package dev.signalbox.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.Data;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a result or a JsonSyntaxException, and head and parse of one mind. */
class HostileBytesTest {

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());

  @Test
  void sampleCutAnywhere_isRefused() {
    for (Sample sample : Samples.list()) {
      byte[] whole = trimmed(sample.bytes());
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatExceptionOfType(JsonSyntaxException.class)
            .as("%s cut at %d", sample, length)
            .isThrownBy(() -> codec.parse(cut));
        assertThat(codec.head(cut)).isEmpty();
      }
    }
  }

  @Test
  void sampleWithChangedBytes_neverSurprises() {
    Random random = new Random(4711);
    byte[] sample = Samples.bytes(Samples.V2026, "message.received", "rich");
    int readable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = sample.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      readable += check(changed) ? 1 : 0;
    }
    assertThat(readable).isBetween(1, 19_999);
  }

  @Test
  void randomTokens_neverSurprise() {
    String[] tokens = {
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "\"event_type\"",
      "\"event_id\"",
      "\"a\"",
      "1",
      "-0",
      "1e5",
      "true",
      "null",
      " ",
      "\\",
      "\"",
      "\\u0000",
      "\u00e9",
      "\ufeff"
    };
    Random random = new Random(815);
    int readable = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("{\"event_type\":\"a.b\"");
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(tokens[random.nextInt(tokens.length)]);
      }
      readable += check(text.append('}').toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(readable).isBetween(1, 49_999);
  }

  @Test
  void randomBytes_neverSurprise() {
    Random random = new Random(99);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(check(bytes)).isFalse();
    }
  }

  /** Whether the bytes can be read; fails when head and parse disagree or throw anything else. */
  private boolean check(byte[] bytes) {
    Optional<EnvelopeHead> head = codec.head(bytes);
    Data data;
    try {
      data = codec.parse(bytes);
    } catch (JsonSyntaxException expected) {
      assertThat(head).isEmpty();
      return false;
    }
    head.ifPresent(
        found -> {
          assertThat(data.string("event_type")).contains(found.eventType());
          found.eventId().ifPresent(id -> assertThat(data.string("event_id")).contains(id));
        });
    if (head.isEmpty()) {
      assertThat(data.string("event_type").filter(type -> type.matches("[a-z._]{1,200}")))
          .isEmpty();
    }
    return true;
  }

  private static byte[] trimmed(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
  }
}
