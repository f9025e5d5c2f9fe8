package dev.signalbox.handlers.message.internal;

import static dev.signalbox.handlers.message.internal.TestEvents.delivered;
import static dev.signalbox.handlers.message.internal.TestEvents.edited;
import static dev.signalbox.handlers.message.internal.TestEvents.failed;
import static dev.signalbox.handlers.message.internal.TestEvents.read;
import static dev.signalbox.handlers.message.internal.TestEvents.received;
import static dev.signalbox.handlers.message.internal.TestEvents.recovered;
import static dev.signalbox.handlers.message.internal.TestEvents.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.message.UnknownPart;
import java.nio.file.Path;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationStoreTest {

  @TempDir Path folder;
  private TestStorage storage;
  private TestHandler handler;

  @BeforeEach
  void open() throws Exception {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
    handler.start();
    storage.begin();
  }

  @AfterEach
  void close() throws Exception {
    storage.close();
  }

  private List<String> states() throws Exception {
    return storage.rows("SELECT message_id, state FROM message ORDER BY message_id");
  }

  private List<Object> published(String field) {
    return handler.published().stream().<Object>map(data -> data.get(field)).toList();
  }

  @Test
  void lifeOfMessage_isOneRow_andEachStateIsPublishedOnce() throws Exception {
    handler
        .handle(sent("e-1", "m-1", 0))
        .handle(delivered("e-2", "m-1", 0, 5))
        .handle(read("e-3", "m-1", 0, 5, 9));

    assertThat(states()).containsExactly("[message_id=m-1, state=read]");
    assertThat(published("current")).containsExactly("sent", "delivered", "read");
    assertThat(handler.published().get(0))
        .isEqualTo(
            Map.of(
                "message_id", "m-1",
                "chat_id", "chat-1",
                "current", "sent",
                "at", "2026-03-04T09:00:00Z"));
    assertThat(handler.published().get(2))
        .isEqualTo(
            Map.of(
                "message_id", "m-1",
                "chat_id", "chat-1",
                "previous", "delivered",
                "current", "read",
                "at", "2026-03-04T09:00:09Z"));
  }

  @Test
  void readFirst_statesThatComeLater_areFilledInAndNotPublished() throws Exception {
    handler
        .handle(read("e-3", "m-1", 0, 5, 9))
        .handle(delivered("e-2", "m-1", 0, 5))
        .handle(sent("e-1", "m-1", 0));

    assertThat(published("current")).containsExactly("read");
    assertThat(storage.rows("SELECT sent_at, delivered_at, read_at FROM message"))
        .containsExactly(
            "[sent_at=2026-03-04T09:00:00.000000000Z,"
                + " delivered_at=2026-03-04T09:00:05.000000000Z,"
                + " read_at=2026-03-04T09:00:09.000000000Z]");
  }

  @Test
  void deliveredAfterFailed_isDelivered_andFailureStays() throws Exception {
    handler
        .handle(sent("e-1", "m-1", 0))
        .handle(failed("e-2", Optional.of("m-1"), 5))
        .handle(delivered("e-3", "m-1", 0, 9));

    assertThat(states()).containsExactly("[message_id=m-1, state=delivered]");
    assertThat(published("current")).containsExactly("sent", "failed", "delivered");
    assertThat(published("error_code")).containsExactly(null, 4001, null);
    assertThat(storage.rows("SELECT failure_code, failure_reason FROM message"))
        .containsExactly("[failure_code=4001, failure_reason=Message delivery failed]");
    assertThat(storage.rows("SELECT event_id, message_id FROM message_failure"))
        .containsExactly("[event_id=e-2, message_id=m-1]");
  }

  @Test
  void failedAfterDelivered_changesNoState() throws Exception {
    handler.handle(delivered("e-3", "m-1", 0, 9)).handle(failed("e-2", Optional.of("m-1"), 5));

    assertThat(states()).containsExactly("[message_id=m-1, state=delivered]");
    assertThat(published("current")).containsExactly("delivered");
  }

  @Test
  void failureOfUnknownMessage_isRow_thatIsFilledInLater() throws Exception {
    handler.handle(failed("e-2", Optional.of("m-1"), 5));
    assertThat(storage.rows("SELECT message_id, chat_id, direction, state FROM message"))
        .containsExactly("[message_id=m-1, chat_id=chat-1, direction=null, state=failed]");

    handler.handle(sent("e-1", "m-1", 0));
    assertThat(storage.rows("SELECT message_id, chat_id, direction, state FROM message"))
        .containsExactly("[message_id=m-1, chat_id=chat-1, direction=outbound, state=failed]");
  }

  @Test
  void failureWithoutMessage_isKept_andNothingIsPublished() throws Exception {
    handler.handle(failed("e-1", Optional.empty(), 5)).handle(failed("e-2", Optional.of(" "), 6));

    assertThat(states()).isEmpty();
    assertThat(storage.rows("SELECT event_id, message_id, chat_id, code FROM message_failure"))
        .containsExactly(
            "[event_id=e-1, message_id=null, chat_id=chat-1, code=4001]",
            "[event_id=e-2, message_id=null, chat_id=chat-1, code=4001]");
    assertThat(handler.published()).isEmpty();
  }

  @Test
  void sameEventAgain_changesAndPublishesNothing() throws Exception {
    handler.handle(sent("e-1", "m-1", 0)).handle(edited("e-2", "m-1", 0, "new", 3));
    List<String> before = storage.rows();
    int published = handler.published().size();

    handler.handle(sent("e-1", "m-1", 0)).handle(edited("e-2", "m-1", 0, "new", 3));

    assertThat(storage.rows()).isEqualTo(before);
    assertThat(handler.published()).hasSize(published);
  }

  @Test
  void everyEvent_isCountedOnce_perEndpoint() throws Exception {
    MessageSent one = sent("e-1", "m-1", 0);
    MessageSent other =
        new MessageSent(
            TestEvents.envelope("second", "e-1", "message.sent", 0, Data.empty()), one.message());
    handler.handle(one).handle(other).handle(other).handle(one);

    assertThat(storage.rows("SELECT endpoint, event_id, message_id FROM message_event"))
        .containsExactlyInAnyOrder(
            "[endpoint=main, event_id=e-1, message_id=m-1]",
            "[endpoint=second, event_id=e-1, message_id=m-1]");
    assertThat(published("current")).containsExactly("sent");
  }

  @Test
  void edits_countInTheOrderOfTheirTimes() throws Exception {
    handler
        .handle(edited("e-3", "m-1", 0, "third", 30))
        .handle(edited("e-2", "m-1", 0, "second", 20))
        .handle(sent("e-1", "m-1", 0));

    assertThat(storage.rows("SELECT edited_at FROM message"))
        .containsExactly("[edited_at=2026-03-04T09:00:30.000000000Z]");
    assertThat(new EditTable().current(new Sql(storage.getConnection()), "m-1"))
        .extracting(Edit::text)
        .containsExactly("third");
  }

  @Test
  void history_staysHistory() throws Exception {
    handler.handle(recovered("e-1", "m-1", 0)).handle(received("e-2", "m-1", 0));

    assertThat(storage.rows("SELECT reconciled_at, state FROM message"))
        .containsExactly("[reconciled_at=2026-03-04T09:08:20.000000000Z, state=received]");
  }

  @Test
  void partsOfSentEvent_winOverThoseOfLaterStages_inEitherOrder() throws Exception {
    MessageDelivered delivered = delivered("e-2", "m-1", 0, 5);
    MessageDelivered other =
        new MessageDelivered(
            delivered.envelope(),
            TestEvents.message(
                "m-1",
                Direction.OUTBOUND,
                TestEvents.text("with a newer address"),
                TestEvents.at(0),
                TestEvents.at(5),
                Optional.empty()));
    handler.handle(other);
    assertThat(storage.rows("SELECT value FROM message_part"))
        .containsExactly("[value=with a newer address]");
    handler.handle(sent("e-1", "m-1", 0));
    assertThat(storage.rows("SELECT value FROM message_part")).containsExactly("[value=hello m-1]");
  }

  @Test
  void unknownPartAndUnknownFields_areKeptWhole() throws Exception {
    List<Map<String, Object>> raw =
        List.of(
            Map.of("type", "app_clip", "n", List.of(1, 2.5)),
            Map.of("type", "text", "value", "@you\0", "mentions", List.of(Map.of("id", "h-1"))));
    Data data = Data.of(Map.of("parts", raw));
    List<MessagePart> parts = data.objects("parts").stream().map(MessagePart::from).toList();
    handler.handle(
        new MessageSent(
            TestEvents.envelope("main", "e-1", "message.sent", 0, data),
            TestEvents.message(
                "m-1",
                Direction.OUTBOUND,
                parts,
                TestEvents.at(0),
                Optional.empty(),
                Optional.empty())));

    JsonText json = new Wiring().jsonText();
    List<Map<String, Object>> stored =
        new PartTable()
            .json(new Sql(storage.getConnection()), "m-1").stream().map(json::read).toList();
    assertThat(stored.stream().map(Data::of))
        .containsExactlyElementsOf(raw.stream().map(Data::of).toList());
    assertThat(storage.rows("SELECT kind, value FROM message_part ORDER BY part_index"))
        .containsExactly("[kind=app_clip, value=null]", "[kind=text, value=@you\uFFFD]");
  }

  @Test
  void unknownPartWithoutType_hasAKind() throws Exception {
    handler.handle(
        new MessageSent(
            TestEvents.envelope("e-1", "message.sent", 0),
            TestEvents.message(
                "m-1",
                Direction.OUTBOUND,
                List.of(new UnknownPart(Data.of(Map.of("x", true)))),
                TestEvents.at(0),
                Optional.empty(),
                Optional.empty())));

    assertThat(storage.rows("SELECT kind, json FROM message_part"))
        .containsExactly("[kind=unknown, json={\"x\":true}]");
  }

  @Test
  void deliveredWithoutTime_isDeliveredWhenTheEventWasMade() throws Exception {
    handler.handle(
        new MessageDelivered(
            TestEvents.envelope("e-1", "message.delivered", 7),
            TestEvents.message(
                "m-1",
                Direction.OUTBOUND,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));

    assertThat(storage.rows("SELECT state, delivered_at, sent_at FROM message"))
        .containsExactly(
            "[state=delivered, delivered_at=2026-03-04T09:00:07.000000000Z, sent_at=null]");
  }

  @Test
  void deliveryThatIsUndone_leavesNothing_andIsTakenWhenItComesAgain() throws Exception {
    handler.handle(sent("e-1", "m-1", 0));
    Savepoint savepoint = storage.savepoint();
    handler.handle(delivered("e-2", "m-1", 0, 5));
    storage.rollback(savepoint);
    assertThat(states()).containsExactly("[message_id=m-1, state=sent]");

    handler.handle(delivered("e-2", "m-1", 0, 5));
    storage.commit();

    assertThat(states()).containsExactly("[message_id=m-1, state=delivered]");
    assertThat(published("current")).containsExactly("sent", "delivered", "delivered");
  }

  @Test
  void withoutTransactionOfADelivery_eventIsTakenAsAWhole() throws Exception {
    storage.rollback();
    storage.breakInserts("message");
    assertThatThrownBy(() -> handler.handle(sent("e-1", "m-1", 0)))
        .isInstanceOf(StoreException.class);
    assertThat(storage.rows()).isEmpty();

    storage.mendInserts("message");
    handler.handle(sent("e-1", "m-1", 0));
    assertThat(states()).containsExactly("[message_id=m-1, state=sent]");
  }
}
