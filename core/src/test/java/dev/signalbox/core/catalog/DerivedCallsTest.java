package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.call.CallCompleted;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.call.CallMissed;
import dev.signalbox.api.call.CallSummary;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the stock call handler publishes is read as it was written. */
class DerivedCallsTest {

  private static final CallSummary WHOLE =
      new CallSummary(
          "c-1",
          Optional.of("c-1"),
          Optional.of("chat-1"),
          Optional.of(Direction.INBOUND),
          Optional.of("+12025550123"),
          Optional.of("+12025550177"),
          Optional.of(Instant.parse("2026-03-07T12:00:00.310Z")),
          Optional.of(Instant.parse("2026-03-07T12:03:12.310Z")),
          Optional.of(Duration.ofSeconds(6)),
          Optional.of(Duration.ofSeconds(185)));
  private static final CallSummary BARE =
      new CallSummary(
          "inferred-1",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Events events = new Events();

  private LinqEvent decode(String type, Map<String, Object> data) {
    byte[] body = codec.write(Map.of("event_type", type, "data", Data.of(data)));
    return catalog.decode(events.json(new String(body, StandardCharsets.UTF_8)));
  }

  @Test
  void completedCall_isReadAsItWasWritten() {
    CallCompleted event = (CallCompleted) decode(CallCompleted.TYPE, CallCompleted.data(WHOLE));

    assertThat(event.call()).isEqualTo(WHOLE);
    assertThat(event.call().inferred()).isFalse();
    assertThat(event.orderKey()).contains("chat-1");
    assertThat(event.envelope().data().bool("inferred")).contains(false);
    assertThat(event.envelope().data().integer("talk_seconds")).contains(185L);
  }

  @Test
  void missedCall_ofWhichNothingIsKnown_isReadAsItWasWritten() {
    CallMissed event = (CallMissed) decode(CallMissed.TYPE, CallMissed.data(BARE));

    assertThat(event.call()).isEqualTo(BARE);
    assertThat(event.call().inferred()).isTrue();
    assertThat(event.orderKey()).contains("call:inferred-1");
    assertThat(event.envelope().data().asMap()).containsOnlyKeys("record_id", "inferred");
  }

  @Test
  void whatIsOfAnotherKind_isUnknown() {
    CallMissed event =
        (CallMissed)
            decode(
                CallMissed.TYPE,
                Map.of("record_id", "c-1", "direction", "sideways", "ring_seconds", -1));

    assertThat(event.call().direction()).isEmpty();
    assertThat(event.call().ring()).isEmpty();
  }

  @Test
  void withoutRecordId_isUnreadable() {
    for (String type : new String[] {CallCompleted.TYPE, CallMissed.TYPE}) {
      assertThatExceptionOfType(UnreadableEventException.class)
          .isThrownBy(() -> decode(type, Map.of("call_id", "c-1")))
          .withMessageContaining("'record_id'");
    }
  }

  @Test
  void derivedEvents_areNoCallEvents() {
    assertThat(catalog.select(Handlers.observing(CallEvent.class)).names())
        .doesNotContain(CallCompleted.TYPE, CallMissed.TYPE);
  }
}
