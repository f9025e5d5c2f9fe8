package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignedHeadsTest {

  @Test
  void headsAsTheyCame_comeFirst() {
    Map<String, String> headers = Deliveries.both();
    headers.put("X-Webhook-Timestamp", "1772615799");
    List<Boolean> cameLikeThis = heads(headers).stream().map(Guess::isAsItCame).toList();

    assertThat(cameLikeThis).startsWith(true, true).endsWith(false);
    assertThat(cameLikeThis).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void longValue_isNotTried() {
    Map<String, String> headers = Deliveries.standard();
    headers.put("webhook-id", "a".repeat(256));
    assertThat(shapes(headers)).contains(Shape.STANDARD);

    headers.put("webhook-id", "a".repeat(257));
    assertThat(shapes(headers)).containsOnly(Shape.LEGACY, Shape.BODY_ALONE);

    headers.put("webhook-id", "");
    assertThat(shapes(headers)).containsOnly(Shape.LEGACY, Shape.BODY_ALONE);
  }

  @Test
  void timestamp_isReadInBothUnits() {
    assertThat(seconds("1799999999")).hasValue(1_799_999_999L);
    assertThat(seconds("1799999999123")).hasValue(1_799_999_999L);
    assertThat(seconds("123456789012")).hasValue(123_456_789_012L);
    assertThat(seconds("12345678901234")).isEmpty();
    assertThat(seconds("179999999:")).isEmpty();
  }

  private static OptionalLong seconds(String time) {
    Map<String, String> headers = Deliveries.standard();
    headers.put("webhook-timestamp", time);
    return heads(headers).get(0).value().seconds();
  }

  private static List<Shape> shapes(Map<String, String> headers) {
    return heads(headers).stream().map(guess -> guess.value().shape()).toList();
  }

  private static List<Guess<SignedHead>> heads(Map<String, String> headers) {
    return SignedHeads.of(HeaderSource.of(headers), Deliveries.BODY);
  }
}
