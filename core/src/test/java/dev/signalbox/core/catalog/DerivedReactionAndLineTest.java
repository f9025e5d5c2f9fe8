package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.phonenumber.LineFlagged;
import dev.signalbox.api.phonenumber.LineRecovered;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.reaction.ReactionTallyChanged;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is derived of reactions and lines is read as it was published. */
class DerivedReactionAndLineTest {

  private static final Instant AT = Instant.parse("2026-03-06T10:00:00.000000001Z");

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Events events = new Events();

  @Test
  void tally_isReadAsItWasWritten() {
    ReactionTallyChanged event =
        read(
            ReactionTallyChanged.TYPE,
            ReactionTallyChanged.data(
                "m", Optional.of(1), Optional.of("c"), "custom", Optional.of("\ud83d\ude80"), 3),
            ReactionTallyChanged.class);

    assertThat(event)
        .isEqualTo(
            new ReactionTallyChanged(
                event.envelope(),
                "m",
                Optional.of(1),
                Optional.of("c"),
                ReactionType.CUSTOM,
                Optional.of("\ud83d\ude80"),
                3));
    assertThat(event.orderKey()).contains("c");
  }

  @Test
  void tallyOfLittle_isReadAsItWasWritten() {
    ReactionTallyChanged event =
        read(
            ReactionTallyChanged.TYPE,
            ReactionTallyChanged.data(
                "m", Optional.empty(), Optional.empty(), "wow", Optional.empty(), 0),
            ReactionTallyChanged.class);

    assertThat(event)
        .isEqualTo(
            new ReactionTallyChanged(
                event.envelope(),
                "m",
                Optional.empty(),
                Optional.empty(),
                ReactionType.UNKNOWN,
                Optional.empty(),
                0));
    assertThat(event.envelope().data().string("reaction_type")).contains("wow");
    assertThat(event.orderKey()).isEmpty();
  }

  @Test
  void flaggedLine_isReadAsItWasWritten() {
    LineFlagged event =
        read(
            LineFlagged.TYPE,
            LineFlagged.data("+12025550123", Optional.of("FLAGGED"), Optional.of("AT_RISK"), AT),
            LineFlagged.class);

    assertThat(event)
        .isEqualTo(
            new LineFlagged(
                event.envelope(),
                "+12025550123",
                Optional.of(LineStatus.FLAGGED),
                Optional.of(LineReputation.AT_RISK),
                AT));
    assertThat(event.orderKey()).contains("+12025550123");
  }

  @Test
  void recoveredLine_isReadAsItWasWritten() {
    LineRecovered event =
        read(
            LineRecovered.TYPE,
            LineRecovered.data("+12025550123", Optional.of("PAUSED"), Optional.empty(), AT),
            LineRecovered.class);

    assertThat(event)
        .isEqualTo(
            new LineRecovered(
                event.envelope(),
                "+12025550123",
                Optional.of(LineStatus.UNKNOWN),
                Optional.empty(),
                AT));
    assertThat(event.orderKey()).contains("+12025550123");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signalbox.reaction.tally_changed | {'count':1} | message_id",
        "signalbox.reaction.tally_changed | {'message_id':'m'} | count",
        "signalbox.reaction.tally_changed | {'message_id':'m','count':-1} | count",
        "signalbox.line.flagged | {'at':'2026-03-06T10:00:00Z'} | phone_number",
        "signalbox.line.flagged | {'phone_number':'+12025550123'} | at",
        "signalbox.line.recovered | {'phone_number':' ','at':'2026-03-06T10:00:00Z'} | phone_number"
      })
  void withoutWhatCounts_isUnreadable(String type, String data, String field) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> catalog.decode(events.withData(type, data.replace('\'', '"'))))
        .withMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {ReactionTallyChanged.TYPE, LineFlagged.TYPE, LineRecovered.TYPE})
  void catalogue_knowsThem(String type) {
    assertThat(catalog.knows(type)).isTrue();
  }

  private <E extends LinqEvent> E read(String type, Map<String, Object> data, Class<E> kind) {
    String json = new String(codec.write(data), StandardCharsets.UTF_8);
    return kind.cast(catalog.decode(events.withData(type, json)));
  }
}
