package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.Service;
import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.message.MessageState;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.internal.KnownTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the test kit hands to authors is what the catalogue would hand to their handlers. */
class TestkitEventsTest {

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));

  static List<EventBuilder<?, ?>> builders() {
    return List.of(
        dev.signalbox.testkit.Events.messageSent().replyTo("m0", 1).effect("screen", "confetti"),
        dev.signalbox.testkit.Events.messageReceived()
            .text("a \"b\"\n\u00e9 \ud83d\ude00")
            .service(Service.RCS),
        dev.signalbox.testkit.Events.messageDelivered().idempotencyKey("k").group(),
        dev.signalbox.testkit.Events.messageRead()
            .media("a.jpg", "image/jpeg", 12)
            .part(Map.of("type", "new")),
        dev.signalbox.testkit.Events.messageEdited(),
        dev.signalbox.testkit.Events.messageFailed(),
        dev.signalbox.testkit.Events.messageStateChanged("m1", MessageState.READ),
        dev.signalbox.testkit.Events.reactionAdded().emoji("x"),
        dev.signalbox.testkit.Events.reactionRemoved().fromMe(),
        dev.signalbox.testkit.Events.participantAdded("+12025550111"),
        dev.signalbox.testkit.Events.participantRemoved("a@example.com").without("participant"),
        dev.signalbox.testkit.Events.chatCreated("c9"),
        dev.signalbox.testkit.Events.groupNameUpdated("old", "new"),
        dev.signalbox.testkit.Events.groupIconUpdated("old", "new").without("old_value"),
        dev.signalbox.testkit.Events.groupNameUpdateFailed(),
        dev.signalbox.testkit.Events.groupIconUpdateFailed(),
        dev.signalbox.testkit.Events.typingStarted("c1"),
        dev.signalbox.testkit.Events.typingStopped("c1"),
        dev.signalbox.testkit.Events.call(CallInitiated.class),
        dev.signalbox.testkit.Events.call(CallRinging.class).chat("c1"),
        dev.signalbox.testkit.Events.call(CallAnswered.class),
        dev.signalbox.testkit.Events.call(CallEnded.class).duration(Duration.ofSeconds(3)),
        dev.signalbox.testkit.Events.call(CallFailed.class),
        dev.signalbox.testkit.Events.call(CallDeclined.class),
        dev.signalbox.testkit.Events.call(CallNoAnswer.class).without("id"),
        dev.signalbox.testkit.Events.phoneNumberStatusUpdated("+12025550123")
            .without("new_reputation"),
        dev.signalbox.testkit.Events.locationSharingStarted(),
        dev.signalbox.testkit.Events.locationSharingStopped().chat("c1"),
        dev.signalbox.testkit.Events.unknown("payment.succeeded").data("amount", 5));
  }

  @ParameterizedTest
  @MethodSource("builders")
  void builtEvent_isWhatTheCatalogueReadsFromItsBody(EventBuilder<?, ?> builder) {
    LinqEvent built = builder.build();
    assertThat(catalog.decode(stored(built))).isEqualTo(built);
  }

  static Stream<Sample> samples() {
    return Samples.list(Samples.V2026).stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_isReadByBothAlike(Sample sample) {
    LinqEvent read = dev.signalbox.testkit.Events.read(sample.bytes());
    assertThat(catalog.decode(stored(read))).isEqualTo(read);
  }

  @Test
  void builders_coverEveryTypeThatIsKnown() {
    List<String> built =
        builders().stream().map(builder -> builder.build().envelope().eventType()).toList();
    assertThat(built).containsAll(new KnownTypes().names());
    assertThat(new KnownTypes().names()).hasSize(28).allMatch(catalog::knows);
  }

  private static StoredEvent stored(LinqEvent event) {
    return new StoredEvent(
        1,
        event.envelope().endpoint(),
        event.envelope().eventId(),
        event.envelope().eventType(),
        true,
        event.envelope().receivedAt(),
        event.envelope().body().toByteArray());
  }
}
