package dev.signalbox.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankingTest {

  private static final Blanking PHONE = new Blanking("+15550001111");
  private static final Blanking MAIL = new Blanking("ann.b@example.com");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"h\":\"+15550001111\"}",
        "{\"h\":\"\\u002B15550001111\"}",
        "{\"h\":\"\\u002b1555000111\\u0031\"}",
        "{\"+15550001111\":1}",
        "{\"text\":\"call\\n+15550001111, please\"}",
        "{\"text\":\"tel:+15550001111\"}",
        "[[{\"a\":[\"x\",\"+15550001111\"]}]",
        "\"+15550001111",
        "+15550001111"
      })
  void bodyWithTheNumber_isConcerned(String body) {
    assertThat(PHONE.concerns(bytes(body))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"h\":\"+155500011112\"}",
        "{\"h\":\"15550001111\"}",
        "{\"h\":\"+1555000111\"}",
        "{\"h\":\"+1 555 000 1111\"}",
        "{}",
        "",
        "\\"
      })
  void bodyWithoutTheNumber_isNot(String body) {
    assertThat(PHONE.concerns(bytes(body))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"h\":\"ann.b@example.com\"}",
        "{\"h\":\"ann.b\\u0040example.com\"}",
        "write to ann.b@example.com.",
        "<ann.b@example.com>"
      })
  void bodyWithTheAddress_isConcerned(String body) {
    assertThat(MAIL.concerns(bytes(body))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joann.b@example.com",
        "x.ann.b@example.com",
        "ann.b@example.com.au",
        "ann.b@example.comx"
      })
  void bodyWithALongerAddress_isNot(String body) {
    assertThat(MAIL.concerns(bytes("{\"h\":\"" + body + "\"}"))).isFalse();
  }

  @Test
  void bodyCutThroughTheNumber_isConcernedAsABeginning() {
    assertThat(PHONE.concernsBeginning(bytes("{\"h\":\"+155500"))).isTrue();
    assertThat(PHONE.concerns(bytes("{\"h\":\"+155500"))).isFalse();
    assertThat(PHONE.concernsBeginning(bytes("{\"h\":\"+1"))).isFalse();
  }

  @Test
  void blankedBody_keepsTheEnvelopeAndNoData() {
    byte[] blanked =
        PHONE.blank(
            bytes(
                "{\"data\":{\"created_at\":\"inner\",\"h\":\"+15550001111\"},"
                    + "\"created_at\" : \"2026-01-01T00:00:00Z\",\"trace_id\":\"a\\\"\\u0001\\ud83d\\ude00\","
                    + "\"partner_id\":\"+15550001111\",\"api_version\":3,\"webhook_version\":\"v\"}"),
            "id-1",
            "message.received");
    var data = new JsonCodec(JsonLimits.defaults()).parse(blanked);
    assertThat(data.asMap().keySet())
        .containsExactlyInAnyOrder(
            "blanked",
            "event_type",
            "event_id",
            "created_at",
            "trace_id",
            "webhook_version",
            "data");
    assertThat(data.string("created_at")).hasValue("2026-01-01T00:00:00Z");
    assertThat(data.string("trace_id")).hasValue("a\"\u0001\ud83d\ude00");
    assertThat(data.object("data").orElseThrow().asMap()).isEmpty();
    assertThat(Blanking.isBlanked(blanked)).isTrue();
    assertThat(PHONE.concerns(blanked)).isFalse();
  }

  @Test
  void ordinaryBody_isNotBlanked() {
    assertThat(Blanking.isBlanked(bytes("{\"blanked\":true}"))).isFalse();
    assertThat(Blanking.isBlanked(bytes("{\"event_type\":\"a.b\",\"data\":{}}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+1", "a b c", "a\"b@c", "a\nb", "a\\b"})
  void whatIsNoHandle_isRefusedWithoutShowingIt(String handle) {
    assertThatThrownBy(() -> new Blanking(handle))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found something else");
  }
}
