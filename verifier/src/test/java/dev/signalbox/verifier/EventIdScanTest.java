package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdScanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event_id\":\"a-1\"}",
        "{\"event_id\" :\n\t\"a-1\" , \"event_id\":\"b\"}",
        "\"event_id\":\"a-1\"",
        "{\"x\":{\"event_id\":\"a-1\"}"
      })
  void firstEventId_isFound(String body) {
    assertThat(EventIdScan.find(Deliveries.utf8(body))).contains("a-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"event_id\"",
        "{\"event_id\"  ",
        "{\"event_id\":",
        "{\"event_id\":  ",
        "{\"event_id\":\"",
        "{\"event_id\":\"a",
        "{\"event_id\",\"a\"}",
        "{\"event_id\":1,\"b\":\"a\"}",
        "{\"event_id\":\"\"}",
        "{\"event_id\":\"a.b\"}",
        "{\"event_id\":\"a b\"}"
      })
  void bodyWithoutAnIdThatWouldPass_hasNone(String body) {
    assertThat(EventIdScan.find(Deliveries.utf8(body))).isEmpty();
  }

  @Test
  void length_isBounded() {
    String longest = "a".repeat(WebhookId.MAX_LENGTH);

    assertThat(EventIdScan.find(Deliveries.utf8("{\"event_id\":\"" + longest + "\"}")))
        .contains(longest);
    assertThat(EventIdScan.find(Deliveries.utf8("{\"event_id\":\"" + longest + "a\"}"))).isEmpty();
  }
}
