package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.call.CallEnded;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The data of call events is not published: whatever it is, it is read. */
class FactsTest {

  private static Fact read(Map<String, ?> data) {
    return Facts.of(Kind.ENDED, event(Kind.ENDED, "e-1", 0, data));
  }

  @Test
  void likelyFields_areRead() {
    Fact fact =
        read(
            Map.of(
                "id",
                "c-1",
                "from",
                "+1",
                "to",
                "+2",
                "direction",
                "OUTBOUND",
                "duration",
                185,
                "chat",
                Map.of("id", "chat-1")));

    assertThat(fact.callId()).contains("c-1");
    assertThat(fact.seconds()).contains(185L);
    assertThat(fact.parties())
        .isEqualTo(
            new Parties(
                Optional.of("+1"),
                Optional.of("+2"),
                Optional.of("chat-1"),
                Optional.of(Direction.OUTBOUND)));
    assertThat(fact.parties().line()).contains("+1");
    assertThat(fact.parties().peer()).contains("+2");
    assertThat(fact.stated()).isTrue();
  }

  @Test
  void emptyData_isAFactAllTheSame() {
    Fact fact = read(Map.of());

    assertThat(fact.callId()).isEmpty();
    assertThat(fact.parties()).isEqualTo(Parties.UNKNOWN);
    assertThat(fact.seconds()).isEmpty();
    assertThat(fact.parties().line()).isEmpty();
  }

  @Test
  void fieldsOfOtherKinds_sayNothing() {
    for (Object odd :
        Arrays.asList(null, true, 7, 1.5, "", " ", List.of("x"), Map.of("x", 1), List.of())) {
      Map<String, Object> data = new HashMap<>();
      for (String name : List.of("id", "from", "to", "direction", "chat_id", "chat")) {
        data.put(name, odd);
      }
      data.put("duration", odd instanceof Integer ? "7" : odd);
      Fact fact = read(data);

      assertThat(fact.callId()).as("%s", odd).isEmpty();
      assertThat(fact.parties()).as("%s", odd).isEqualTo(Parties.UNKNOWN);
      assertThat(fact.seconds()).as("%s", odd).isEmpty();
    }
  }

  @Test
  void durationThatCannotBe_saysNothing_andAHugeOneIsKept() {
    assertThat(read(Map.of("duration", -1)).seconds()).isEmpty();
    assertThat(read(Map.of("duration", 1e300)).seconds()).isEmpty();
    assertThat(read(Map.of("duration", Long.MAX_VALUE)).seconds()).contains(Long.MAX_VALUE);
  }

  @Test
  void personAsObject_isItsHandle() {
    assertThat(read(Map.of("from", Map.of("handle", "+1"))).parties().from()).contains("+1");
  }

  @Test
  void textThatNoDatabaseKeeps_isReplacedBeforeItIsCompared() {
    Fact fact = read(Map.of("id", "c\0", "from", "\ud800", "chat_id", "x"));

    assertThat(fact.callId()).contains("c\ufffd");
    assertThat(fact.parties().from()).contains("\ufffd");
  }

  @Test
  void idLikeThatOfAnInferredRecord_isNone() {
    assertThat(read(Map.of("id", "inferred-1")).callId()).isEmpty();
  }

  @Test
  void timeThatNoColumnKeeps_isTheOneOfArrival() {
    Fact fact =
        Facts.of(Kind.ENDED, new CallEnded(withCreatedAt(Instant.parse("+12026-03-07T12:00:00Z"))));

    assertThat(fact.stated()).isFalse();
    assertThat(fact.at()).isEqualTo(TestEvents.START.plusSeconds(1));
  }

  private static Envelope withCreatedAt(Instant time) {
    Envelope e = event(Kind.ENDED, "e-1", 0, Map.of()).envelope();
    return new Envelope(
        e.endpoint(),
        e.eventId(),
        e.eventType(),
        e.apiVersion(),
        e.webhookVersion(),
        Optional.of(time),
        e.traceId(),
        e.partnerId(),
        e.receivedAt(),
        e.cause(),
        e.data(),
        e.body());
  }

  @Test
  void lineKeys_areEqualForEqualPartiesOnly() {
    Parties none = Parties.UNKNOWN;
    Optional<String> absent = Optional.empty();
    Parties from = new Parties(Optional.of("+1"), absent, absent, Optional.empty());
    Parties to = new Parties(absent, Optional.of("+1"), absent, Optional.empty());
    Parties inbound =
        new Parties(Optional.of("+1"), absent, absent, Optional.of(Direction.INBOUND));

    assertThat(from.lineKey("a")).isEqualTo(from.lineKey("b")).isEqualTo(inbound.lineKey("a"));
    assertThat(from.lineKey("a")).isNotEqualTo(to.lineKey("a"));
    assertThat(none.lineKey("a")).isEqualTo(none.lineKey("a")).isNotEqualTo(none.lineKey("b"));
    assertThat(from.lineKey("a")).doesNotContain("+1");
  }
}
