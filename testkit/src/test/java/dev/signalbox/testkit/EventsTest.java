package dev.signalbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.Cause;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageState;
import dev.signalbox.api.message.TextPart;
import dev.signalbox.api.message.UnknownPart;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.testkit.event.EventBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {

  @Test
  void plainMessage_isCompleteAndInAnEnvelope() {
    MessageReceived event = Events.messageReceived().chat("c1").text("hi").build();
    assertThat(event.text()).isEqualTo("hi");
    assertThat(event.orderKey()).contains("c1");
    assertThat(event.sender()).isPresent();
    assertThat(event.chat().healthStatus()).isPresent();
    assertThat(event.envelope().eventType()).isEqualTo("message.received");
    assertThat(event.envelope().apiVersion()).contains("v3");
    assertThat(event.envelope().createdAt()).contains(EventBuilder.NOON);
    assertThat(event.envelope().receivedAt()).isEqualTo(EventBuilder.NOON.plusSeconds(1));
  }

  @Test
  void record_saysWhatTheBodySays() {
    var builder = Events.messageReceived().text("a \"quoted\" line\n\u00fc \ud83d\ude00 \\");
    MessageReceived event = builder.build();
    assertThat(Events.read(event.envelope().body().toByteArray())).isEqualTo(event);
    assertThat(builder.build()).isEqualTo(event);
    assertThat(event.text()).isEqualTo("a \"quoted\" line\n\u00fc \ud83d\ude00 \\");
  }

  @Test
  void events_haveIdsOfTheirOwn() {
    assertThat(Events.messageReceived().build().envelope().eventId())
        .isNotEqualTo(Events.messageReceived().build().envelope().eventId());
    assertThat(Events.messageReceived().id("e1").build().envelope().eventId()).isEqualTo("e1");
  }

  @Test
  void parts_areKeptInTheirOrder() {
    var parts =
        Events.messageReceived()
            .text("look")
            .media("cat.jpg", "image/jpeg", 10)
            .part(Map.of("type", "hologram"))
            .build()
            .parts();
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0)).isInstanceOf(TextPart.class);
    assertThat(parts.get(2)).isInstanceOf(UnknownPart.class);
  }

  @Test
  void fieldsThatNoRecordKnows_areInTheData() {
    LinqEvent event = Events.reactionAdded().data("new_thing", Map.of("a", 1)).build();
    assertThat(event.envelope().data().object("new_thing").flatMap(o -> o.intValue("a")))
        .contains(1);
  }

  @Test
  void indispensableFieldTakenAway_isUnreadable() {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> Events.messageReceived().without("chat").build())
        .withMessageContaining("chat");
  }

  @Test
  void otherFamilies_areTypedAsWell() {
    assertThat(Events.reactionAdded().emoji("x").build().reaction().type())
        .isEqualTo(ReactionType.CUSTOM);
    assertThat(Events.call(CallEnded.class).duration(Duration.ofSeconds(5)).build().duration())
        .contains(Duration.ofSeconds(5));
    assertThat(Events.messageEdited().text("new").build().text()).contains("new");
    assertThat(Events.unknown("payment.succeeded").data("amount", 5).build())
        .isInstanceOf(UnknownEvent.class);
  }

  @Test
  void derivedEvent_namesItsCause() {
    assertThat(
            Events.messageStateChanged("m1", MessageState.READ)
                .derivedFrom("e9", "mine", 2)
                .build()
                .envelope()
                .cause())
        .isEqualTo(Optional.of(new Cause("e9", "mine", 2)));
  }

  @Test
  void everySampleOfTheNewestVersion_isRead() {
    assertThat(Samples.list(Samples.V2026))
        .allSatisfy(
            sample -> {
              LinqEvent event = Events.read(sample.bytes());
              assertThat(event.envelope().eventType()).isEqualTo(sample.type());
              assertThat(event.envelope().data().isEmpty()).isFalse();
            });
    assertThat(Events.sample("poll.received")).isInstanceOf(UnknownEvent.class);
  }

  @Test
  void bodyThatIsNoJson_isRefusedWithItsPlace() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Events.read("{\"a\" 1}".getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("':' at character 5");
  }
}
