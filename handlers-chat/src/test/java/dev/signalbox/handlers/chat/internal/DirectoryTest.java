package dev.signalbox.handlers.chat.internal;

import static dev.signalbox.handlers.chat.internal.TestEvents.ANN;
import static dev.signalbox.handlers.chat.internal.TestEvents.BOB;
import static dev.signalbox.handlers.chat.internal.TestEvents.ME;
import static dev.signalbox.handlers.chat.internal.TestEvents.START;
import static dev.signalbox.handlers.chat.internal.TestEvents.added;
import static dev.signalbox.handlers.chat.internal.TestEvents.at;
import static dev.signalbox.handlers.chat.internal.TestEvents.cell;
import static dev.signalbox.handlers.chat.internal.TestEvents.created;
import static dev.signalbox.handlers.chat.internal.TestEvents.event;
import static dev.signalbox.handlers.chat.internal.TestEvents.handle;
import static dev.signalbox.handlers.chat.internal.TestEvents.health;
import static dev.signalbox.handlers.chat.internal.TestEvents.nameFailed;
import static dev.signalbox.handlers.chat.internal.TestEvents.named;
import static dev.signalbox.handlers.chat.internal.TestEvents.object;
import static dev.signalbox.handlers.chat.internal.TestEvents.received;
import static dev.signalbox.handlers.chat.internal.TestEvents.removed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

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

  private List<String> cells(String columns, String table) throws Exception {
    return storage.rows("SELECT " + columns + " FROM " + table + " ORDER BY 1, 2");
  }

  @Test
  void createdChat_isWholeWithItsMembers_andNoNews() throws Exception {
    handler.handle(created("e-1", "c-1", 10));

    assertThat(
            cells(
                "chat_id, name, is_group, service, owner_handle, health_status, created_at",
                "chat"))
        .containsExactly(
            "[chat_id=c-1, name="
                + ME
                + ", "
                + ANN
                + ", is_group=0, service=iMessage, owner_handle="
                + ME
                + ", health_status=HEALTHY, created_at="
                + cell(9)
                + "]");
    assertThat(cells("handle, is_me, joined_at", "chat_member"))
        .containsExactly(
            "[handle=" + ME + ", is_me=1, joined_at=" + cell(9) + "]",
            "[handle=" + ANN + ", is_me=0, joined_at=" + cell(9) + "]");
    assertThat(handler.delivery.published).isEmpty();
  }

  @Test
  void chatThatWasNeverAnnounced_isKnownFromItsMessages() throws Exception {
    handler.handle(received("e-1", "c-1", 10, health("HEALTHY", 5)));

    assertThat(
            cells(
                "chat_id, name, is_group, service, owner_handle, health_status, created_at",
                "chat"))
        .containsExactly(
            "[chat_id=c-1, name=null, is_group=0, service=SMS, owner_handle="
                + ME
                + ", health_status=HEALTHY, created_at="
                + cell(10)
                + "]");
    assertThat(cells("handle, handle_id, is_me", "chat_member"))
        .containsExactly(
            "[handle=" + ME + ", handle_id=null, is_me=1]",
            "[handle=" + ANN + ", handle_id=h-ann, is_me=null]");
    assertThat(handler.delivery.published).isEmpty();
  }

  @Test
  void chatOfFailedMessage_isKnown_andOneWithoutChatIsCountedOnly() throws Exception {
    handler.handle(
        event("e-1", "message.failed", 3, "chat_id", "c-1", "code", 4001),
        event("e-2", "message.failed", 3, "code", 4001),
        event("e-3", "participant.added", 3, "handle", ANN),
        event("e-4", "participant.added", 3, "handle", ANN, "chat_id", " "));

    assertThat(cells("chat_id, created_at", "chat"))
        .containsExactly("[chat_id=c-1, created_at=" + cell(3) + "]");
    assertThat(cells("event_id, chat_id", "chat_event"))
        .containsExactly(
            "[event_id=e-1, chat_id=c-1]",
            "[event_id=e-2, chat_id=null]",
            "[event_id=e-3, chat_id=null]",
            "[event_id=e-4, chat_id=null]");
    assertThat(cells("handle, chat_id", "chat_member")).isEmpty();
  }

  @Test
  void name_isThatOfTheLastEvent_notOfTheLastUpdatedAt_inAnyOrder() throws Exception {
    handler.handle(
        named("e-2", "c-1", 20, 21, "second"),
        named("e-1", "c-1", 10, 90, "first"),
        created("e-0", "c-1", 5));

    assertThat(cells("name, name_as_of, name_updated_at, is_group", "chat"))
        .containsExactly(
            "[name=second, name_as_of="
                + cell(20)
                + ", name_updated_at="
                + cell(21)
                + ", is_group=0]");
    assertThat(cells("changed_at, new_value, changed_by, updated_at", "chat_change"))
        .containsExactly(
            "[changed_at="
                + cell(10)
                + ", new_value=first, changed_by="
                + ANN
                + ", updated_at="
                + cell(90)
                + "]",
            "[changed_at="
                + cell(20)
                + ", new_value=second, changed_by="
                + ANN
                + ", updated_at="
                + cell(21)
                + "]");
  }

  @Test
  void nameGivenBeforeCreationIsTold_isNotOverwrittenByTheFirstName() throws Exception {
    handler.handle(named("e-1", "c-1", 10, 10, "given"), created("e-0", "c-1", 11));
    assertThat(cells("name, is_group", "chat")).containsExactly("[name=" + "given, is_group=0]");
  }

  @Test
  void nameThatWasTakenAway_isNone_andIconIsApart() throws Exception {
    handler.handle(
        named("e-2", "c-1", 20, 20, null),
        named("e-1", "c-1", 10, 10, "first"),
        TestEvents.changed("chat.group_icon_updated", "e-3", "c-1", 5, 5, "https://x/icon"));

    assertThat(cells("name, icon, is_group", "chat"))
        .containsExactly("[name=null, icon=https://x/icon, is_group=1]");
  }

  @Test
  void failedUpdate_isKeptWithItsCode_andSaysThatTheChatIsAGroup() throws Exception {
    handler.handle(nameFailed("e-1", "c-1", 7, 3007));

    assertThat(cells("event_id, chat_id, kind, error_code, failed_at", "chat_update_failure"))
        .containsExactly(
            "[event_id=e-1, chat_id=c-1, kind=name, error_code=3007, failed_at=" + cell(7) + "]");
    assertThat(cells("is_group, name", "chat")).containsExactly("[is_group=1, name=null]");
  }

  @Test
  void eachChangeOfHealth_isPublishedOnce_withItsPast() throws Exception {
    handler.handle(
        received("e-1", "c-1", 10, health("HEALTHY", 5)),
        received("e-2", "c-1", 20, health("AT_RISK", 15)),
        received("e-3", "c-1", 21, health("AT_RISK", 15)),
        received("e-2", "c-1", 20, health("AT_RISK", 15)),
        received("e-4", "c-1", 12, health("CRITICAL", 11)),
        received("e-5", "c-1", 30, health("HEALTHY", 25)));

    assertThat(handler.published("current"))
        .containsExactly("health_changed AT_RISK", "health_changed HEALTHY");
    assertThat(handler.delivery.published.get(0).data())
        .isEqualTo(
            Map.of(
                "chat_id", "c-1",
                "previous", "HEALTHY",
                "current", "AT_RISK",
                "since", at(15),
                "doc_url", "https://x/AT_RISK"));
    assertThat(cells("since, status", "chat_health"))
        .containsExactly(
            "[since=" + cell(5) + ", status=HEALTHY]",
            "[since=" + cell(11) + ", status=CRITICAL]",
            "[since=" + cell(15) + ", status=AT_RISK]",
            "[since=" + cell(25) + ", status=HEALTHY]");
  }

  @Test
  void firstHealthThatIsNotGood_isNews_withoutPast() {
    handler.handle(received("e-1", "c-1", 10, health("OPTED_OUT", 5)));

    assertThat(handler.published("current")).containsExactly("health_changed OPTED_OUT");
    assertThat(handler.published("previous")).containsExactly("health_changed null");
  }

  @Test
  void healthThatChangesWithoutANewTime_isThatOfTheLaterEvent() throws Exception {
    handler.handle(
        received("e-2", "c-1", 20, health("HEALTHY", 5)),
        received("e-1", "c-1", 10, health("CRITICAL", 5)));
    assertThat(cells("health_status, health_seen_at", "chat"))
        .containsExactly("[health_status=HEALTHY, health_seen_at=" + cell(20) + "]");
    assertThat(handler.delivery.published).isEmpty();
  }

  @Test
  void healthThatNobodyKnows_keepsItsText_andIsPublishedAsUnknown() throws Exception {
    handler.handle(
        received("e-1", "c-1", 10, object("status", "ON_FIRE")),
        received("e-2", "c-2", 10, object("doc_url", "https://x")));

    assertThat(cells("chat_id, health_status, health_since", "chat"))
        .containsExactly(
            "[chat_id=c-1, health_status=ON_FIRE, health_since=" + cell(10) + "]",
            "[chat_id=c-2, health_status=null, health_since=null]");
    assertThat(handler.published("current")).containsExactly("health_changed UNKNOWN");
  }

  @Test
  void joiningAndLeaving_arePublishedOnceEach_alsoFromTwoEndpoints() throws Exception {
    handler.handle(
        added("e-1", "c-1", BOB, 10),
        added("e-1", "c-1", BOB, 10),
        event(
            "second",
            "e-1",
            "participant.added",
            at(11),
            START,
            object("chat_id", "c-1", "participant", handle(BOB), "added_at", at(10))),
        removed("e-2", "c-1", BOB, "left", 20),
        removed("e-2", "c-1", BOB, "left", 20),
        added("e-3", "c-1", BOB, 30),
        removed("e-4", "c-1", BOB, "removed", 40));

    assertThat(handler.published("at"))
        .containsExactly(
            "member_joined " + at(10),
            "member_left " + at(20),
            "member_joined " + at(30),
            "member_left " + at(40));
    assertThat(handler.published("how"))
        .containsExactly(
            "member_joined null", "member_left left", "member_joined null", "member_left removed");
    assertThat(handler.delivery.published.get(0).data())
        .isEqualTo(Map.of("chat_id", "c-1", "handle", BOB, "at", at(10)));
    assertThat(cells("handle, joined_at, left_at, removed_at", "chat_member"))
        .containsExactly(
            "[handle="
                + BOB
                + ", joined_at="
                + cell(30)
                + ", left_at="
                + cell(20)
                + ", removed_at="
                + cell(40)
                + "]");
  }

  @Test
  void joiningToldAfterLeaving_isFilledInAndNotPublished() throws Exception {
    handler.handle(removed("e-2", "c-1", BOB, "removed", 20), added("e-1", "c-1", BOB, 10));

    assertThat(handler.published("how")).containsExactly("member_left removed");
    assertThat(cells("joined_at, removed_at", "chat_member"))
        .containsExactly("[joined_at=" + cell(10) + ", removed_at=" + cell(20) + "]");
  }

  @Test
  void participantAsTextOnly_countsByTheEventsTime() throws Exception {
    handler.handle(
        event("e-1", "participant.added", 5, "chat_id", "c-1", "handle", BOB),
        event("e-2", "participant.removed", 9, "chat_id", "c-1", "handle", BOB));

    assertThat(cells("handle, joined_at, left_at, removed_at", "chat_member"))
        .containsExactly(
            "[handle="
                + BOB
                + ", joined_at="
                + cell(5)
                + ", left_at=null, removed_at="
                + cell(9)
                + "]");
    assertThat(handler.published("how"))
        .containsExactly("member_joined null", "member_left removed");
  }

  @Test
  void eventWithoutCreatedAt_speaksAsOfItsArrival() throws Exception {
    Instant received = START.plusSeconds(50);
    handler.handle(
        event(
            "main",
            "e-1",
            "chat.typing_indicator.started",
            null,
            received,
            object("chat_id", "c-1")),
        event(
            "main",
            "e-2",
            "chat.group_name_updated",
            null,
            received,
            object("chat_id", "c-1", "new_value", "x", "updated_at", at(40))));

    assertThat(cells("typing_started_at, name_as_of", "chat"))
        .containsExactly("[typing_started_at=" + cell(50) + ", name_as_of=" + cell(40) + "]");
  }

  @Test
  void textThatNoDatabaseHolds_isMadeStorable_inKeysToo() throws Exception {
    handler.handle(added("e-1", "c\0", "h\0", 1), named("e-2", "c\0", 2, 2, "n\0"));

    assertThat(cells("chat_id, name", "chat")).containsExactly("[chat_id=c\uFFFD, name=n\uFFFD]");
    assertThat(cells("handle, chat_id", "chat_member"))
        .containsExactly(
            "[handle=" + ANN + ", chat_id=c\uFFFD]", "[handle=h\uFFFD, chat_id=c\uFFFD]");
  }

  @Test
  void deliveryThatIsUndone_leavesNothing_andIsTakenWhenItComesAgain() throws Exception {
    handler.handle(created("e-1", "c-1", 1));
    List<String> before = storage.rows();
    Savepoint savepoint = storage.savepoint();
    handler.handle(added("e-2", "c-1", BOB, 5));
    storage.rollback(savepoint);
    assertThat(storage.rows()).isEqualTo(before);

    handler.handle(added("e-2", "c-1", BOB, 5));
    storage.commit();

    assertThat(cells("handle, chat_id", "chat_member")).hasSize(3);
    assertThat(handler.published("handle"))
        .containsExactly("member_joined " + BOB, "member_joined " + BOB);
  }

  @Test
  void withoutTransactionOfADelivery_eventIsTakenAsAWhole() throws Exception {
    storage.rollback();
    storage.breakInserts("chat_member");
    assertThatThrownBy(() -> handler.handle(created("e-1", "c-1", 1)))
        .isInstanceOf(StoreException.class);
    assertThat(storage.rows()).isEmpty();

    storage.mendInserts("chat_member");
    handler.handle(created("e-1", "c-1", 1));
    assertThat(cells("handle, chat_id", "chat_member")).hasSize(2);
  }
}
