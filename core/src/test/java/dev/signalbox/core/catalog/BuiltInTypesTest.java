package dev.signalbox.core.catalog;

import static dev.signalbox.testkit.Samples.V2025;
import static dev.signalbox.testkit.Samples.V2026;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.HandleStatus;
import dev.signalbox.api.HealthStatus;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.Service;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.location.LocationSharingStarted;
import dev.signalbox.api.location.LocationSharingStopped;
import dev.signalbox.api.message.EffectType;
import dev.signalbox.api.message.ImessageAppPart;
import dev.signalbox.api.message.LinkPart;
import dev.signalbox.api.message.MediaPart;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageEffect;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.message.ReplyTo;
import dev.signalbox.api.message.TextDecoration;
import dev.signalbox.api.message.TextPart;
import dev.signalbox.api.message.TextStyle;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sample becomes the right record, and both payload versions the same one. */
class BuiltInTypesTest {

  private static final String CHAT = "a8ca2fa8-8867-47b7-a72c-b0201d76c95b";
  private static final String GROUP = "2b78814c-2e00-409c-ae6a-2e683b5f65ff";
  private static final String OURS = "7bbf905b-b530-48d9-aa37-cdcfda5b49ff";
  private static final Instant JOINED = Instant.parse("2026-03-02T14:03:11.481Z");
  private static final Handle ME =
      handle("584a7f5b-bb79-40c0-a284-2488dbca0639", "+12025550123", true);
  private static final Handle PEER =
      handle("7fafe4aa-93a2-48eb-a0f3-a92f240a627a", "+12025550177", false);

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
  private final Events events = new Events();

  static Stream<Sample> samples() {
    return Samples.list().stream();
  }

  static Stream<Sample> olderSamples() {
    return samples().filter(s -> s.version().equals(V2025) && s.variant().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySample_becomesARecordNamedAsItsTypeReads(Sample sample) {
    StoredEvent stored = events.stored(sample.bytes());
    LinqEvent event = catalog.decode(stored);

    assertThat(event.getClass().getSimpleName()).isEqualTo(recordName(sample.type()));
    assertThat(event).isInstanceOf(Record.class);
    Envelope envelope = event.envelope();
    assertThat(envelope.eventType()).isEqualTo(sample.type());
    assertThat(envelope.webhookVersion()).contains(sample.version());
    assertThat(envelope.apiVersion()).contains("v3");
    assertThat(envelope.partnerId()).contains("ptn-7b1d5c0e");
    assertThat(envelope.traceId()).isPresent();
    assertThat(envelope.createdAt()).isPresent();
    assertThat(envelope.eventId()).hasSize(36);
    assertThat(envelope.endpoint()).isEqualTo("main");
    assertThat(envelope.receivedAt()).isEqualTo(Events.RECEIVED);
    assertThat(envelope.cause()).isEmpty();
    assertThat(envelope.data().isEmpty()).isFalse();
    assertThat(envelope.body()).isEqualTo(RawBody.of(sample.bytes()));
    assertThat(event.orderKey()).isEqualTo(expectedOrderKey(sample));
  }

  private static String recordName(String type) {
    Set<String> known =
        Set.of("message", "reaction", "participant", "chat", "phone_number", "call", "location");
    if (!known.contains(type.substring(0, type.indexOf('.')))) {
      return "UnknownEvent";
    }
    StringBuilder name = new StringBuilder();
    for (String word : type.split("[._]")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString().replaceFirst("^Chat(?!Created)", "");
  }

  private static Optional<String> expectedOrderKey(Sample sample) {
    return switch (sample.type()) {
      case "phone_number.status_updated" -> Optional.of("+12025550123");
      case "location.sharing.started", "location.sharing.stopped" -> Optional.of("+12025550177");
      case "payment.succeeded", "webhook_subscription.disabled", "contact_card.received" ->
          Optional.empty();
      default ->
          sample.type().startsWith("call.")
              ? Optional.of("call:e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce")
              : Optional.of(
                  new String(sample.bytes(), StandardCharsets.UTF_8).contains(GROUP)
                      ? GROUP
                      : CHAT);
    };
  }

  @ParameterizedTest
  @MethodSource("olderSamples")
  void bothVersions_giveEqualRecordsButForWhatOnlyOneCarries(Sample sample) throws Exception {
    LinqEvent older = decode(V2025, sample.type());
    LinqEvent newer = decode(V2026, sample.type());

    assertThat(older.getClass()).isEqualTo(newer.getClass());
    for (RecordComponent component : older.getClass().getRecordComponents()) {
      Object inOlder = component.getAccessor().invoke(older);
      Object inNewer = component.getAccessor().invoke(newer);
      switch (component.getName()) {
        case "envelope" ->
            assertThat(((Envelope) inOlder).createdAt())
                .isEqualTo(((Envelope) inNewer).createdAt());
        case "healthStatus" -> assertThat((Optional<?>) inOlder).isEmpty();
        case "message" ->
            assertThat(common((Message) inOlder)).isEqualTo(common((Message) inNewer));
        default -> assertThat(inOlder).as(component.getName()).isEqualTo(inNewer);
      }
    }
  }

  /** A message without the health that only the newer version has, and the older's receivedAt. */
  private static List<Object> common(Message m) {
    return List.of(
        m.id(),
        m.chat().id(),
        m.chat().isGroup(),
        m.chat().ownerHandle(),
        m.direction(),
        m.sender(),
        m.parts(),
        m.service(),
        m.preferredService(),
        m.effect(),
        m.replyTo(),
        m.sentAt(),
        m.deliveredAt(),
        m.readAt(),
        m.idempotencyKey(),
        m.reconciledAt());
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void receivedMessage_hasItsFields(String version) {
    MessageReceived event = (MessageReceived) decode(version, "message.received");

    assertThat(event.messageId()).isEqualTo("ce524932-8301-4301-a62c-2c66de4a3863");
    assertThat(event.chat().id()).isEqualTo(CHAT);
    assertThat(event.chat().isGroup()).contains(false);
    assertThat(event.chat().ownerHandle()).contains(ME);
    assertThat(event.direction()).isEqualTo(Direction.INBOUND);
    assertThat(event.sender()).contains(PEER);
    assertThat(event.parts())
        .containsExactly(new TextPart("Thanks! When will it arrive?", List.of()));
    assertThat(event.text()).isEqualTo("Thanks! When will it arrive?");
    assertThat(event.service()).isEqualTo(Service.IMESSAGE);
    assertThat(event.preferredService()).isEmpty();
    assertThat(event.effect()).isEmpty();
    assertThat(event.replyTo()).contains(new ReplyTo(Optional.of(OURS), Optional.of(0)));
    assertThat(event.sentAt()).contains(Instant.parse("2026-03-04T09:20:00.057Z"));
    assertThat(event.deliveredAt()).isEmpty();
    assertThat(event.readAt()).isEmpty();
    assertThat(event.idempotencyKey()).isEmpty();
    assertThat(event.reconciledAt()).isEmpty();
    assertThat(event.envelope().createdAt())
        .contains(Instant.parse("2026-03-04T09:20:00.733912488Z"));
  }

  @Test
  void healthAndReceivedAt_areOnlyInTheVersionThatCarriesThem() {
    MessageReceived older = (MessageReceived) decode(V2025, "message.received");
    MessageReceived newer = (MessageReceived) decode(V2026, "message.received");

    assertThat(older.receivedAt()).contains(Instant.parse("2026-03-04T09:20:00.057Z"));
    assertThat(older.chat().healthStatus()).isEmpty();
    assertThat(newer.receivedAt()).isEmpty();
    assertThat(newer.chat().healthStatus())
        .contains(
            new HealthStatus(
                ChatHealth.HEALTHY,
                Optional.of("https://docs.linqapp.com/guides/chats/chat-health#healthy"),
                Optional.of(Instant.parse("2026-03-02T14:03:12Z"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void stagesOfOurMessage_addTheirTimes(String version) {
    MessageDetail sent = (MessageSent) decode(version, "message.sent");
    MessageDetail delivered = (MessageDelivered) decode(version, "message.delivered");
    MessageDetail read = (MessageRead) decode(version, "message.read");
    Instant sentAt = Instant.parse("2026-03-04T09:15:02.118Z");
    Instant deliveredAt = Instant.parse("2026-03-04T09:15:04.902Z");

    for (MessageDetail event : List.of(sent, delivered, read)) {
      assertThat(event.messageId()).isEqualTo(OURS);
      assertThat(event.direction()).isEqualTo(Direction.OUTBOUND);
      assertThat(event.sender()).contains(ME);
      assertThat(event.chat().ownerHandle()).contains(ME);
      assertThat(event.idempotencyKey()).contains("order-4711-confirm");
      assertThat(event.sentAt()).contains(sentAt);
      assertThat(event.parts())
          .containsExactly(
              new TextPart("Your order 4711 is on its way.", List.of()),
              new MediaPart(
                  Optional.of("f67a3cc2-a045-4106-a43d-433a0c67ca41"),
                  Optional.of("invoice.pdf"),
                  Optional.of("application/pdf"),
                  Optional.of(48213L),
                  Optional.of(
                      "https://cdn.linqapp.com/attachments/9f1c/invoice.pdf?signature=abc")));
    }
    assertThat(sent.deliveredAt()).isEmpty();
    assertThat(delivered.deliveredAt()).contains(deliveredAt);
    assertThat(delivered.readAt()).isEmpty();
    assertThat(read.deliveredAt()).contains(deliveredAt);
    assertThat(read.readAt()).contains(Instant.parse("2026-03-04T09:16:30.441Z"));
  }

  @Test
  void richMessage_hasEveryKindOfPart() {
    MessageReceived event =
        (MessageReceived)
            catalog.decode(events.stored(Samples.bytes(V2026, "message.received", "rich")));

    assertThat(event.parts()).hasSize(4);
    assertThat(event.parts().get(0))
        .isEqualTo(
            new TextPart(
                "Caf\u00e9 at 5? \ud83c\udf89",
                List.of(new TextDecoration(0, 4, Optional.of(TextStyle.BOLD), Optional.empty()))));
    assertThat(event.parts().get(1)).isInstanceOf(MediaPart.class);
    assertThat(event.parts().get(2)).isEqualTo(new LinkPart("https://example.org/menu"));
    assertThat(event.parts().get(3))
        .isEqualTo(
            new ImessageAppPart(
                Optional.of(
                    new ImessageAppPart.App(
                        Optional.of("org.example.app.MessagesExtension"),
                        Optional.of("Example"),
                        Optional.of("ABCDE12345"),
                        Optional.empty())),
                Optional.of(
                    new ImessageAppPart.Layout(
                        Optional.of("Table for 2"),
                        Optional.of("Friday"),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of("https://example.org/card/1"),
                Optional.of("Table for 2")));
    assertThat(event.effect())
        .contains(new MessageEffect(Optional.of(EffectType.SCREEN), Optional.of("confetti")));
  }

  @Test
  void editedMessage_hasItsFields() {
    MessageEdited event = (MessageEdited) decode(V2026, "message.edited");

    assertThat(event.messageId()).isEqualTo(OURS);
    assertThat(event.chat().id()).isEqualTo(CHAT);
    assertThat(event.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(event.sender()).contains(ME);
    assertThat(event.partIndex()).contains(0);
    assertThat(event.text()).contains("Your order 4711 ships tomorrow.");
    assertThat(event.editedAt()).contains(Instant.parse("2026-03-04T09:18:20.487Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void failedMessage_hasItsFields(String version) {
    MessageFailed event = (MessageFailed) decode(version, "message.failed");

    assertThat(event)
        .isEqualTo(
            new MessageFailed(
                event.envelope(),
                Optional.of(CHAT),
                Optional.of("52d78afa-e8ca-4c96-a6ac-de2ddcdb6edc"),
                Optional.of(4001),
                Optional.of("Message delivery failed"),
                Optional.of(Instant.parse("2026-03-04T09:31:12.100Z"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void reactions_haveTheirFields(String version) {
    ReactionAdded love = (ReactionAdded) decode(version, "reaction.added");
    ReactionAdded custom =
        (ReactionAdded)
            catalog.decode(events.stored(Samples.bytes(version, "reaction.added", "custom")));
    ReactionRemoved removed = (ReactionRemoved) decode(version, "reaction.removed");

    assertThat(love.reaction().type()).isEqualTo(ReactionType.LOVE);
    assertThat(love.reaction().customEmoji()).isEmpty();
    assertThat(love.reaction().messageId()).contains(OURS);
    assertThat(love.reaction().chatId()).contains(CHAT);
    assertThat(love.reaction().partIndex()).contains(0);
    assertThat(love.reaction().isFromMe()).contains(false);
    assertThat(love.reaction().from()).contains(PEER);
    assertThat(love.reaction().service()).contains(Service.IMESSAGE);
    assertThat(love.reaction().sticker()).isEmpty();
    assertThat(custom.reaction().type()).isEqualTo(ReactionType.CUSTOM);
    assertThat(custom.reaction().customEmoji()).contains("\ud83d\ude80");
    assertThat(removed.reaction().reactedAt()).contains(Instant.parse("2026-03-04T09:25:02Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void participants_haveTheirFields(String version) {
    ParticipantAdded added = (ParticipantAdded) decode(version, "participant.added");
    ParticipantRemoved removed = (ParticipantRemoved) decode(version, "participant.removed");

    assertThat(added.chatId()).contains(GROUP);
    assertThat(added.participant().orElseThrow().handle()).isEqualTo("+12025550188");
    assertThat(added.addedAt()).contains(Instant.parse("2026-03-05T08:00:01Z"));
    assertThat(removed.participant().orElseThrow().status()).contains(HandleStatus.REMOVED);
    assertThat(removed.participant().orElseThrow().leftAt()).isEqualTo(removed.removedAt());
    assertThat(removed.removedAt()).contains(Instant.parse("2026-03-05T08:30:01Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void chatEvents_haveTheirFields(String version) {
    ChatCreated created = (ChatCreated) decode(version, "chat.created");
    GroupNameUpdated name = (GroupNameUpdated) decode(version, "chat.group_name_updated");
    GroupIconUpdated icon = (GroupIconUpdated) decode(version, "chat.group_icon_updated");
    GroupNameUpdateFailed nameFailed =
        (GroupNameUpdateFailed) decode(version, "chat.group_name_update_failed");
    GroupIconUpdateFailed iconFailed =
        (GroupIconUpdateFailed) decode(version, "chat.group_icon_update_failed");

    assertThat(created.chatId()).isEqualTo(CHAT);
    assertThat(created.displayName()).contains("+12025550123, +12025550177");
    assertThat(created.handles()).containsExactly(ME, PEER);
    assertThat(created.isGroup()).contains(false);
    assertThat(created.service()).contains(Service.IMESSAGE);
    assertThat(created.createdAt()).contains(JOINED);
    assertThat(created.healthStatus().isPresent()).isEqualTo(version.equals(V2026));
    assertThat(name.oldValue()).isEmpty();
    assertThat(name.newValue()).contains("Weekend trip");
    assertThat(name.changedBy()).contains(PEER);
    assertThat(icon.oldValue()).contains("https://cdn.linqapp.com/icons/old.png");
    assertThat(icon.newValue()).isEmpty();
    assertThat(icon.updatedAt()).contains(Instant.parse("2026-03-05T09:05:00Z"));
    assertThat(nameFailed.errorCode()).contains(3007);
    assertThat(nameFailed.failedAt()).contains(Instant.parse("2026-03-05T09:10:00Z"));
    assertThat(iconFailed.errorCode()).contains(4001);
    assertThat(((TypingIndicatorStarted) decode(version, "chat.typing_indicator.started")).chatId())
        .isEqualTo(CHAT);
    assertThat(((TypingIndicatorStopped) decode(version, "chat.typing_indicator.stopped")).chatId())
        .isEqualTo(CHAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void phoneNumberStatus_hasItsFields(String version) {
    PhoneNumberStatusUpdated event =
        (PhoneNumberStatusUpdated) decode(version, "phone_number.status_updated");

    assertThat(event)
        .isEqualTo(
            new PhoneNumberStatusUpdated(
                event.envelope(),
                "+12025550123",
                Optional.of(LineStatus.ACTIVE),
                Optional.of(LineStatus.FLAGGED),
                Optional.of(LineReputation.AT_RISK),
                Optional.of(LineReputation.CRITICAL),
                Optional.of(Instant.parse("2026-03-06T10:00:00Z"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void calls_showWhatIsThere(String version) {
    CallEnded ended = (CallEnded) decode(version, "call.ended");
    CallInitiated initiated = (CallInitiated) decode(version, "call.initiated");

    assertThat(ended.callId()).contains("e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce");
    assertThat(ended.from()).contains("+12025550177");
    assertThat(ended.to()).contains("+12025550123");
    assertThat(ended.direction()).contains(Direction.INBOUND);
    assertThat(ended.duration()).contains(Duration.ofSeconds(185));
    assertThat(ended.data().asMap()).containsKeys("id", "from", "to", "direction", "duration");
    assertThat(initiated.duration()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {V2025, V2026})
  void locations_haveTheirFields(String version) {
    LocationSharingStarted started =
        (LocationSharingStarted) decode(version, "location.sharing.started");
    LocationSharingStopped stopped =
        (LocationSharingStopped) decode(version, "location.sharing.stopped");

    assertThat(started.sharedBy()).isEqualTo("+12025550177");
    assertThat(started.sharedWith()).contains("+12025550123");
    assertThat(started.beganAt()).contains(Instant.parse("2026-03-08T07:00:00Z"));
    assertThat(started.endsAt()).contains(Instant.parse("2026-03-08T08:00:00Z"));
    assertThat(stopped.sharedBy()).isEqualTo("+12025550177");
    assertThat(stopped.endedAt()).isEmpty();
    assertThat(stopped.chatId()).isEmpty();
  }

  @Test
  void newerTypes_areUnknownWithTheirData() {
    UnknownEvent event = (UnknownEvent) decode(V2026, "payment.succeeded");

    assertThat(event.envelope().data().integer("amount")).contains(4990L);
    assertThat(decode(V2026, "poll.received").orderKey()).contains(GROUP);
  }

  @Test
  void catalogue_knowsTheDocumentedTypesAndItsOwn() {
    assertThat(catalog.knownTypes())
        .hasSize(36)
        .isSorted()
        .contains(
            "signalbox.message.state_changed",
            "signalbox.call.completed",
            "signalbox.call.missed",
            "signalbox.chat.health_changed",
            "signalbox.chat.member_joined",
            "signalbox.chat.member_left",
            "signalbox.reaction.tally_changed",
            "signalbox.line.flagged",
            "signalbox.line.recovered");
    assertThat(catalog.knows("call.no_answer")).isTrue();
    assertThat(catalog.knows("poll.received")).isFalse();
    assertThat(catalog.knows("*")).isFalse();
    assertThat(catalog.knows("")).isFalse();
  }

  private LinqEvent decode(String version, String type) {
    return catalog.decode(events.sample(version, type));
  }

  private static Handle handle(String id, String handle, boolean me) {
    return new Handle(
        Optional.of(id),
        handle,
        Service.IMESSAGE,
        Optional.of(me),
        Optional.of(HandleStatus.ACTIVE),
        Optional.of(JOINED),
        Optional.empty());
  }
}
