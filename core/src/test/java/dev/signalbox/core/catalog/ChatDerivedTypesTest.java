package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.chat.ChatHealthChanged;
import dev.signalbox.api.chat.Departure;
import dev.signalbox.api.chat.MemberJoined;
import dev.signalbox.api.chat.MemberLeft;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stock chat handler derives is read as it was written. */
class ChatDerivedTypesTest {

  private static final Instant AT = Instant.parse("2026-03-05T08:00:01.25Z");

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Events events = new Events();

  private <E extends LinqEvent> E written(String type, Map<String, Object> data, Class<E> kind) {
    String json = new String(codec.write(data), StandardCharsets.UTF_8);
    E event = kind.cast(catalog.decode(events.withData(type, json)));
    assertThat(event.orderKey()).contains("c");
    return event;
  }

  @Test
  void healthChange_isReadAsItWasWritten() {
    ChatHealthChanged full =
        written(
            ChatHealthChanged.TYPE,
            ChatHealthChanged.data(
                "c",
                Optional.of(ChatHealth.HEALTHY),
                ChatHealth.AT_RISK,
                AT,
                Optional.of("https://example.org/at-risk")),
            ChatHealthChanged.class);
    ChatHealthChanged bare =
        written(
            ChatHealthChanged.TYPE,
            ChatHealthChanged.data(
                "c", Optional.empty(), ChatHealth.OPTED_OUT, AT, Optional.empty()),
            ChatHealthChanged.class);

    assertThat(full)
        .isEqualTo(
            new ChatHealthChanged(
                full.envelope(),
                "c",
                Optional.of(ChatHealth.HEALTHY),
                ChatHealth.AT_RISK,
                AT,
                Optional.of("https://example.org/at-risk")));
    assertThat(bare)
        .isEqualTo(
            new ChatHealthChanged(
                bare.envelope(),
                "c",
                Optional.empty(),
                ChatHealth.OPTED_OUT,
                AT,
                Optional.empty()));
  }

  @Test
  void joiningAndLeaving_areReadAsTheyWereWritten() {
    MemberJoined joined =
        written(
            MemberJoined.TYPE,
            MemberJoined.data("c", "+12025550188", Optional.of(false), AT),
            MemberJoined.class);
    MemberLeft left =
        written(
            MemberLeft.TYPE,
            MemberLeft.data("c", "+12025550188", Optional.empty(), Departure.LEFT, AT),
            MemberLeft.class);

    assertThat(joined)
        .isEqualTo(
            new MemberJoined(joined.envelope(), "c", "+12025550188", Optional.of(false), AT));
    assertThat(left)
        .isEqualTo(
            new MemberLeft(
                left.envelope(), "c", "+12025550188", Optional.empty(), Departure.LEFT, AT));
  }

  @Test
  void wayOfLeavingThatNobodyKnows_isUnknown() {
    Map<String, Object> data =
        MemberLeft.data("c", "+12025550188", Optional.empty(), Departure.REMOVED, AT);
    data.put("how", "vanished");

    assertThat(written(MemberLeft.TYPE, data, MemberLeft.class).how()).isEqualTo(Departure.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "signalbox.chat.health_changed | {'current':'AT_RISK','since':'2026-01-01T00:00:00Z'} |"
            + " 'chat_id'",
        "signalbox.chat.health_changed | {'chat_id':'c','since':'2026-01-01T00:00:00Z'} |"
            + " 'current'",
        "signalbox.chat.health_changed | {'chat_id':'c','current':'AT_RISK'} | 'since'",
        "signalbox.chat.member_joined | {'chat_id':'c','at':'2026-01-01T00:00:00Z'} | 'handle'",
        "signalbox.chat.member_joined | {'chat_id':'c','handle':'h'} | 'at'",
        "signalbox.chat.member_left | {'chat_id':'c','handle':'h','how':'left'} | 'at'",
        "signalbox.chat.member_left | {'chat_id':'c','handle':'h','at':'2026-01-01T00:00:00Z'} |"
            + " 'how'",
      })
  void missingIdentity_isUnreadableAndNamed(String type, String data, String field) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> catalog.decode(events.withData(type, data.replace('\'', '"'))))
        .withMessageContaining("in field " + field);
  }
}
