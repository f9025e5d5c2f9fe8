package dev.signalbox.handlers.reaction.internal;

import static dev.signalbox.handlers.reaction.internal.TestEvents.ANN;
import static dev.signalbox.handlers.reaction.internal.TestEvents.BOB;
import static dev.signalbox.handlers.reaction.internal.TestEvents.emoji;
import static dev.signalbox.handlers.reaction.internal.TestEvents.event;
import static dev.signalbox.handlers.reaction.internal.TestEvents.love;
import static dev.signalbox.handlers.reaction.internal.TestEvents.sticker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionStoreTest {

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

  private List<String> standing() throws Exception {
    return storage.rows(
        "SELECT person, kind, emoji, sticker FROM reaction WHERE standing = 1"
            + " ORDER BY person, kind, emoji, sticker");
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.V2025, Samples.V2026})
  void samples_leaveTheRocket(String version) throws Exception {
    new SampleEvents().all(version).forEach(handler::handle);

    assertThat(
            storage.rows(
                "SELECT message_id, part_index, person, kind, emoji, handle_id, service, added_at"
                    + " FROM reaction WHERE standing = 1"))
        .containsExactly(
            "[message_id=7bbf905b-b530-48d9-aa37-cdcfda5b49ff, part_index=0, person=+12025550177,"
                + " kind=custom, emoji=\ud83d\ude80,"
                + " handle_id=7fafe4aa-93a2-48eb-a0f3-a92f240a627a, service=iMessage,"
                + " added_at=2026-03-04T09:22:41.300000000Z]");
    assertThat(storage.rows("SELECT chat_id FROM reaction_message"))
        .containsExactly("[chat_id=a8ca2fa8-8867-47b7-a72c-b0201d76c95b]");
    assertThat(handler.tallies())
        .containsExactlyInAnyOrder("love 1", "custom \ud83d\ude80 1", "love 0");
  }

  @Test
  void eachPersonCounts_andEachChangeIsPublishedOnce() throws Exception {
    handler
        .handle(love("e-1", 1).added())
        .handle(love("e-2", 2).by(BOB).added())
        .handle(love("e-3", 3).by(BOB).added())
        .handle(love("e-4", 4).removed());

    assertThat(standing()).containsExactly("[person=" + BOB + ", kind=love, emoji=, sticker=]");
    assertThat(handler.tallies()).containsExactly("love 1", "love 2", "love 1");
    assertThat(handler.published().get(1))
        .isEqualTo(
            Map.of(
                "message_id", "m-1",
                "part_index", 0,
                "chat_id", "chat-1",
                "reaction_type", "love",
                "count", 2));
  }

  @Test
  void removalBeforeItsAddition_publishesNothing() throws Exception {
    handler.handle(love("e-2", 2).removed()).handle(love("e-1", 1).added());

    assertThat(standing()).isEmpty();
    assertThat(handler.published()).isEmpty();
  }

  @Test
  void withoutReactedAt_theEventsTimeCounts() throws Exception {
    handler
        .handle(love("e-2", 0).times(Optional.empty(), Optional.of(20L)).removed())
        .handle(love("e-1", 0).times(Optional.of(19L), Optional.of(30L)).added());
    assertThat(standing()).isEmpty();

    handler.handle(love("e-3", 0).times(Optional.empty(), Optional.empty()).added());
    assertThat(storage.rows("SELECT added_at, added_created_at FROM reaction WHERE standing = 1"))
        .containsExactly("[added_at=2026-03-04T10:23:20.000000000Z, added_created_at=]");
  }

  @Test
  void removalThatRepeatsTheTimeOfTheReaction_removes() throws Exception {
    handler
        .handle(love("e-2", 1).times(Optional.of(1L), Optional.of(9L)).removed())
        .handle(love("e-1", 1).added());

    assertThat(standing()).isEmpty();
  }

  @Test
  void removalThatNamesNoEmoji_publishesEveryPile_inAFixedOrder() throws Exception {
    handler
        .handle(emoji("e-1", "c", 1).added())
        .handle(emoji("e-2", "a", 1).added())
        .handle(emoji("e-3", "b", 1).added())
        .handle(emoji("e-4", "a", 1).by(BOB).added())
        .handle(event("e-5", ReactionType.CUSTOM, 2).removed());

    assertThat(handler.tallies())
        .containsExactly(
            "custom c 1",
            "custom a 1",
            "custom b 1",
            "custom a 2", // added
            "custom a 1",
            "custom b 0",
            "custom c 0");
    assertThat(handler.published().get(0).get("custom_emoji")).isEqualTo("c");
  }

  @Test
  void stickers_areToldApart_andCountedTogether() throws Exception {
    handler
        .handle(sticker("e-1", "cat.png", "https://x/1?s=1", 1).added())
        .handle(sticker("e-2", "dog.png", "https://x/2?s=1", 1).added())
        .handle(sticker("e-3", "cat.png", "https://x/9?s=2", 2).removed());

    assertThat(handler.tallies()).containsExactly("sticker 1", "sticker 2", "sticker 1");
    assertThat(
            storage.rows(
                "SELECT sticker_file_name, sticker_mime_type, sticker_url, sticker_width,"
                    + " sticker_height FROM reaction WHERE standing = 1"))
        .containsExactly(
            "[sticker_file_name=dog.png, sticker_mime_type=image/png,"
                + " sticker_url=https://x/2?s=1, sticker_width=320, sticker_height=200]");
  }

  @Test
  void parts_areApart_andNoPartIsOneOfItsOwn() throws Exception {
    handler
        .handle(love("e-1", 1).added())
        .handle(love("e-2", 1).part(Optional.of(1)).added())
        .handle(love("e-3", 1).part(Optional.empty()).added())
        .handle(love("e-4", 2).part(Optional.of(-7)).removed());

    assertThat(handler.tallies()).containsExactly("love 1", "love 1", "love 1", "love 0");
    assertThat(handler.published().get(2).containsKey("part_index")).isFalse();
    assertThat(standing()).hasSize(2);
  }

  @Test
  void handles_areEqualInAnyCase_andYourLineIsOneWithOrWithoutHandle() throws Exception {
    handler
        .handle(love("e-1", 1).by("Bob@Example.org ").added())
        .handle(love("e-2", 2).by(BOB).removed())
        .handle(love("e-3", 1).by(Optional.of(true), Optional.of("+12025550123")).added())
        .handle(love("e-4", 2).by(Optional.of(true), Optional.empty()).removed());

    assertThat(standing()).isEmpty();
    assertThat(handler.tallies()).containsExactly("love 1", "love 0", "love 1", "love 0");
  }

  @Test
  void chatThatIsNamedLater_isKnownFromThenOn() throws Exception {
    handler
        .handle(love("e-1", 1).chat(Optional.empty()).added())
        .handle(love("e-2", 1).by(BOB).added())
        .handle(love("e-3", 2).chat(Optional.of(" ")).removed());

    assertThat(handler.published().stream().<Object>map(data -> data.get("chat_id")))
        .containsExactly(null, "chat-1", "chat-1");
  }

  @Test
  void reactionWithoutMessage_isCountedAsAnEventOnly() throws Exception {
    handler
        .handle(love("e-1", 1).message(Optional.empty()).added())
        .handle(love("e-2", 1).message(Optional.of(" ")).removed());

    assertThat(storage.rows("SELECT event_id, event_type, message_id FROM reaction_event"))
        .containsExactly(
            "[event_id=e-1, event_type=reaction.added, message_id=null]",
            "[event_id=e-2, event_type=reaction.removed, message_id=null]");
    assertThat(standing()).isEmpty();
    assertThat(handler.published()).isEmpty();
  }

  @Test
  void sameEventAgain_changesAndPublishesNothing() throws Exception {
    LinqEvent added = love("e-1", 1).added();
    LinqEvent removed = emoji("e-2", "a", 2).removed();
    handler.handle(added).handle(removed);
    List<String> before = storage.rows();

    handler.handle(added).handle(removed).handle(love("e-1", 9).by(BOB).added());

    assertThat(storage.rows()).isEqualTo(before);
    assertThat(handler.tallies()).containsExactly("love 1");
  }

  @Test
  void sameEventOfAnotherEndpoint_isCountedAndPublishesNothing() throws Exception {
    handler.handle(love("e-1", 1).added()).handle(love("e-1", 1).endpoint("second").added());

    assertThat(storage.rows("SELECT endpoint FROM reaction_event")).hasSize(2);
    assertThat(handler.tallies()).containsExactly("love 1");
  }

  @Test
  void replayIntoEmptyTables_givesIdenticalRowsAndTallies() throws Exception {
    List<LinqEvent> events =
        List.of(
            love("e-1", 1).added(),
            love("e-2", 3).by(BOB).removed(),
            love("e-3", 2).by(BOB).added(),
            emoji("e-4", "a", 2).added(),
            love("e-5", 9).removed(),
            love("e-6", 7).added());
    events.forEach(handler::handle);
    List<String> rows = storage.rows();
    List<Map<String, ?>> published = List.copyOf(handler.published());

    storage.clear();
    handler.published().clear();
    events.forEach(handler::handle);

    assertThat(storage.rows()).isEqualTo(rows);
    assertThat(handler.published()).isEqualTo(published);
  }

  @Test
  void deliveryThatIsUndone_leavesNothing_andIsTakenWhenItComesAgain() throws Exception {
    handler.handle(love("e-1", 1).added());
    Savepoint savepoint = storage.savepoint();
    handler.handle(love("e-2", 2).by(BOB).added());
    storage.rollback(savepoint);
    assertThat(standing()).hasSize(1);

    handler.handle(love("e-2", 2).by(BOB).added());
    storage.commit();

    assertThat(standing()).hasSize(2);
    assertThat(handler.tallies()).containsExactly("love 1", "love 2", "love 2");
  }

  @Test
  void withoutTransactionOfADelivery_eventIsTakenAsAWhole() throws Exception {
    storage.rollback();
    storage.breakInserts("reaction");
    assertThatThrownBy(() -> handler.handle(love("e-1", 1).added()))
        .isInstanceOf(StoreException.class);
    assertThat(storage.rows()).isEmpty();

    storage.mendInserts("reaction");
    handler.handle(love("e-1", 1).added());
    assertThat(standing()).hasSize(1);
  }

  @Test
  void textThatNoDatabaseHolds_isTheSameBeforeAndAfterItWasStored() throws Exception {
    handler
        .handle(emoji("e-1", "\ud83d", 1).message(Optional.of("m\0")).added())
        .handle(emoji("e-2", "\ud83d", 2).message(Optional.of("m\0")).removed());

    assertThat(standing()).isEmpty();
    assertThat(storage.rows("SELECT message_id, emoji FROM reaction"))
        .containsExactly("[message_id=m\uFFFD, emoji=\uFFFD]");
    assertThat(handler.tallies()).containsExactly("custom \uFFFD 1", "custom \uFFFD 0");
  }

  @Test
  void forgotten_isNowhere_andEverybodyElseStays() throws Exception {
    storage.rollback();
    handler
        .handle(love("e-1", 1).by(BOB).added())
        .handle(emoji("e-2", "a", 1).by(BOB).removed())
        .handle(love("e-3", 1).added())
        .handle(love("e-4", 1).by(Optional.of(true), Optional.of("+12025550123")).added())
        .handle(love("e-5", 1).by(Optional.empty(), Optional.empty()).added());

    assertThat(handler.personalData.forget(" BOB@example.org")).isEqualTo(2);
    assertThat(handler.personalData.forget(BOB)).isZero();
    assertThat(storage.rows()).noneMatch(row -> row.contains("bob"));
    assertThat(standing()).hasSize(3);
    assertThat(storage.rows("SELECT event_id FROM reaction_event")).hasSize(5);

    assertThat(handler.personalData.forget(" ")).isZero();
    assertThat(handler.personalData.forget("+12025550123")).isEqualTo(1);
    assertThat(storage.rows()).noneMatch(row -> row.contains("+12025550123"));
    assertThat(standing()).hasSize(3);
    assertThat(handler.personalData.forget(ANN)).isEqualTo(1);

    handler.handle(love("e-1", 1).by(BOB).added());
    assertThat(storage.rows()).noneMatch(row -> row.contains("bob"));
  }
}
