package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.Cause;
import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.Service;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.location.LocationSharingStarted;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageState;
import dev.signalbox.api.message.MessageStateChanged;
import dev.signalbox.api.message.PreferredService;
import dev.signalbox.api.message.TextPart;
import dev.signalbox.api.message.UnknownPart;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be missing or new without harm, and what may not. */
class LeniencyTest {

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Events events = new Events();

  @Test
  void barestMessage_isReadInBothShapes() {
    MessageReceived newer =
        decode("message.received", "{'id':'m','chat':{'id':'c'}}", MessageReceived.class);
    MessageReceived older =
        decode("message.received", "{'chat_id':'c','message':{'id':'m'}}", MessageReceived.class);

    assertThat(newer.message()).isEqualTo(older.message());
    assertThat(newer.messageId()).isEqualTo("m");
    assertThat(newer.orderKey()).contains("c");
    assertThat(newer.direction()).isEqualTo(Direction.UNKNOWN);
    assertThat(newer.service()).isEqualTo(Service.UNKNOWN);
    assertThat(newer.sender()).isEmpty();
    assertThat(newer.parts()).isEmpty();
    assertThat(newer.envelope().webhookVersion()).isEmpty();
    assertThat(newer.envelope().createdAt()).isEmpty();
  }

  @Test
  void olderShape_takesTheIdBesideTheMessageAndPlainNumbers() {
    MessageReceived event =
        decode(
            "message.received",
            "{'chat_id':'c','message_id':'m','is_from_me':false,'from':'+1','recipient_phone':'+2',"
                + "'service':'SMS','delivered_at':'2026-01-01T00:00:00Z'}",
            MessageReceived.class);

    assertThat(event.messageId()).isEqualTo("m");
    assertThat(event.sender()).contains(Handle.of("+1", Service.SMS));
    assertThat(event.chat().ownerHandle()).contains(Handle.of("+2", Service.SMS));
    assertThat(event.deliveredAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void valuesNobodyKnows_areUnknown() {
    MessageReceived event =
        decode(
            "message.received",
            "{'id':'m','chat':{'id':'c','health_status':{'status':'SUPERB'}},'direction':'sideways',"
                + "'service':'Carrier pigeon','preferred_service':'auto',"
                + "'sender_handle':{'handle':'+1','service':'rcs','status':'dozing'},'new_field':[1]}",
            MessageReceived.class);

    assertThat(event.chat().healthStatus().orElseThrow().status()).isEqualTo(ChatHealth.UNKNOWN);
    assertThat(event.direction()).isEqualTo(Direction.UNKNOWN);
    assertThat(event.service()).isEqualTo(Service.UNKNOWN);
    assertThat(event.preferredService()).contains(PreferredService.AUTO);
    assertThat(event.sender().orElseThrow().service()).isEqualTo(Service.RCS);
    assertThat(event.sender().orElseThrow().id()).isEmpty();
    assertThat(event.envelope().data().has("new_field")).isTrue();
  }

  @Test
  void wrongKinds_countAsMissing() {
    MessageReceived event =
        decode(
            "message.received",
            "{'id':'m','chat':{'id':'c','is_group':'yes','owner_handle':'+1','health_status':7},"
                + "'direction':3,'sender_handle':[],'parts':{'type':'text'},'effect':'boom',"
                + "'reply_to':{'part_index':1e999999999},'sent_at':'yesterday','read_at':12}",
            MessageReceived.class);

    assertThat(event.chat().isGroup()).isEmpty();
    assertThat(event.chat().ownerHandle()).isEmpty();
    assertThat(event.chat().healthStatus()).isEmpty();
    assertThat(event.sender()).isEmpty();
    assertThat(event.parts()).isEmpty();
    assertThat(event.effect()).isEmpty();
    assertThat(event.replyTo().orElseThrow().partIndex()).isEmpty();
    assertThat(event.sentAt()).isEmpty();
    assertThat(event.readAt()).isEmpty();
  }

  @Test
  void strangeParts_keepTheirDataAndTheirPlace() {
    MessageReceived event =
        decode(
            "message.received",
            "{'id':'m','chat':{'id':'c'},'parts':[{'type':'app_clip','x':1},{'type':'text'},{},"
                + "{'type':'text','value':'a','mentions':[1],'text_decorations':["
                + "{'range':[0,1],'style':'glitter','animation':'shake'},{'range':[3,1]},{'range':[0]},"
                + "{'range':[-1,1]},{'range':[0,1e99]},{'range':[0,1.5]},7]},'x',"
                + "{'type':'text','value':'b','text_decorations':null}]}",
            MessageReceived.class);

    assertThat(event.parts()).hasSize(5);
    assertThat(((UnknownPart) event.parts().get(0)).type()).contains("app_clip");
    assertThat(((UnknownPart) event.parts().get(0)).data().integer("x")).contains(1L);
    assertThat(((UnknownPart) event.parts().get(1)).type()).contains("text");
    assertThat(((UnknownPart) event.parts().get(2)).type()).isEmpty();
    assertThat(((TextPart) event.parts().get(3)).decorations()).hasSize(1);
    assertThat(event.text()).isEqualTo("a\nb");
  }

  @Test
  void healthStatus_standsInForAMissingReputation() {
    PhoneNumberStatusUpdated event =
        decode(
            "phone_number.status_updated",
            "{'phone_number':'+1','previous_health_status':'AT_RISK','new_health_status':'CRITICAL',"
                + "'new_reputation':'HEALTHY','new_status':'PARKED'}",
            PhoneNumberStatusUpdated.class);

    assertThat(event.previousReputation()).contains(LineReputation.AT_RISK);
    assertThat(event.newReputation()).contains(LineReputation.HEALTHY);
    assertThat(event.previousStatus()).isEmpty();
    assertThat(event.newStatus()).contains(LineStatus.UNKNOWN);
  }

  @Test
  void deprecatedHandleTexts_standInForObjects() {
    assertThat(decode("participant.added", "{'handle':'+1'}", ParticipantAdded.class).participant())
        .contains(Handle.of("+1", Service.UNKNOWN));
    ReactionAdded reaction =
        decode(
            "reaction.added",
            "{'from':'+1','service':'SMS','sticker':{'width':1.0}}",
            ReactionAdded.class);
    assertThat(reaction.reaction().from()).contains(Handle.of("+1", Service.SMS));
    assertThat(reaction.reaction().type()).isEqualTo(ReactionType.UNKNOWN);
    assertThat(reaction.reaction().sticker().orElseThrow().width()).contains(1);
    assertThat(reaction.orderKey()).isEmpty();
  }

  @Test
  void callWithoutAnything_isReadAndIndependent() {
    CallRinging event = decode("call.ringing", "{}", CallRinging.class);

    assertThat(event.data().isEmpty()).isTrue();
    assertThat(event.callId()).isEmpty();
    assertThat(event.direction()).isEmpty();
    assertThat(event.orderKey()).isEmpty();
    assertThat(decode("call.ringing", "{'id':'x','chat_id':'c'}", CallRinging.class).orderKey())
        .contains("c");
    assertThat(decode("call.ringing", "{'chat':{'id':'c'}}", CallRinging.class).orderKey())
        .contains("c");
    assertThat(decode("call.ringing", "{'duration':-1}", CallRinging.class).duration()).isEmpty();
    assertThat(decode("call.ringing", "{'duration':1e99}", CallRinging.class).duration()).isEmpty();
    assertThat(catalog.decode(events.json("{\"event_type\":\"call.ringing\"}")))
        .isInstanceOf(CallRinging.class);
  }

  @Test
  void optionalPlaces_mayBeEmpty() {
    assertThat(decode("message.failed", "{}", MessageFailed.class).code()).isEmpty();
    assertThat(
            decode(
                    "chat.created",
                    "{'id':'c','handles':[{'handle':'a'},{'id':'b'},1]}",
                    ChatCreated.class)
                .handles())
        .containsExactly(Handle.of("a", Service.UNKNOWN));
    assertThat(decode("message.edited", "{'id':'m','chat':{'id':'c'}}", MessageEdited.class).text())
        .isEmpty();
    LocationSharingStarted location =
        decode(
            "location.sharing.started",
            "{'shared_by':'a@example.org','chat_id':'c'}",
            LocationSharingStarted.class);
    assertThat(location.orderKey()).contains("c");
    assertThat(location.endsAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message.received | {'chat':{'id':'c'}} | 'id'",
        "message.received | {'id':'m'} | 'chat'",
        "message.received | {'id':'m','chat':{}} | 'id'",
        "message.received | {'id':7,'chat':{'id':'c'}} | 'id'",
        "message.received | {'id':' ','chat':{'id':'c'}} | 'id'",
        "message.received | {'id':null,'chat':{'id':'c'}} | 'id'",
        "message.sent | {'message':{'id':'m'}} | 'chat_id'",
        "message.sent | {'chat_id':'c'} | 'message_id'",
        "message.sent | {} | 'id'",
        "message.edited | {'id':'m'} | 'chat'",
        "chat.created | {} | 'id'",
        "chat.group_name_updated | {} | 'chat_id'",
        "chat.group_icon_update_failed | {} | 'chat_id'",
        "chat.typing_indicator.started | {} | 'chat_id'",
        "phone_number.status_updated | {} | 'phone_number'",
        "location.sharing.stopped | {} | 'shared_by'",
        "signalbox.message.state_changed | {'message_id':'m','at':'2026-01-01T00:00:00Z'} | 'current'",
        "signalbox.message.state_changed | {'message_id':'m','current':'read'} | 'at'",
      },
      quoteCharacter = '"')
  void missingIdentity_isUnreadableAndNamed(String type, String data, String field) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> decode(type, data, LinqEvent.class))
        .withMessageContaining("in field " + field);
  }

  @Test
  void stateChange_isReadAsItWasWritten() {
    Instant at = Instant.parse("2026-03-04T09:20:00.057Z");
    Map<String, Object> full =
        MessageStateChanged.data(
            "m",
            Optional.of("c"),
            Optional.of(MessageState.SENT),
            MessageState.FAILED,
            at,
            Optional.of(4001));
    Map<String, Object> bare =
        MessageStateChanged.data(
            "m", Optional.empty(), Optional.empty(), MessageState.READ, at, Optional.empty());

    MessageStateChanged event = stateChange(full);
    assertThat(event)
        .isEqualTo(
            new MessageStateChanged(
                event.envelope(),
                "m",
                Optional.of("c"),
                Optional.of(MessageState.SENT),
                MessageState.FAILED,
                at,
                Optional.of(4001)));
    assertThat(event.orderKey()).contains("c");
    assertThat(stateChange(bare).previous()).isEmpty();
    assertThat(stateChange(bare).chatId()).isEmpty();
    assertThat(stateChange(bare).errorCode()).isEmpty();
  }

  private MessageStateChanged stateChange(Map<String, Object> data) {
    byte[] json = codec.write(data);
    return decode(
        MessageStateChanged.TYPE,
        new String(json, StandardCharsets.UTF_8),
        MessageStateChanged.class);
  }

  @Test
  void cause_isReadOfDerivedEventsOnly() {
    String cause = "\"cause\":{\"event_id\":\"e0\",\"handler\":\"h\",\"depth\":2}";

    assertThat(causeOf("\"api_version\":\"signalbox\"," + cause)).contains(new Cause("e0", "h", 2));
    assertThat(causeOf("\"api_version\":\"v3\"," + cause)).isEmpty();
    assertThat(causeOf(cause)).isEmpty();
    for (String broken :
        List.of(
            "7",
            "{}",
            "{\"event_id\":\"e\",\"handler\":\"h\",\"depth\":0}",
            "{\"event_id\":1,\"handler\":\"h\",\"depth\":1}")) {
      assertThat(causeOf("\"api_version\":\"signalbox\",\"cause\":" + broken)).as(broken).isEmpty();
    }
  }

  private Optional<Cause> causeOf(String fields) {
    return catalog
        .decode(events.json("{\"event_type\":\"acme.thing\"," + fields + "}"))
        .envelope()
        .cause();
  }

  private <E extends LinqEvent> E decode(String type, String data, Class<E> kind) {
    return kind.cast(catalog.decode(events.withData(type, data.replace('\'', '"'))));
  }
}
