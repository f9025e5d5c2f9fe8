package dev.signalbox.handlers.chat.internal;

import static dev.signalbox.handlers.chat.internal.TestEvents.ANN;
import static dev.signalbox.handlers.chat.internal.TestEvents.BOB;
import static dev.signalbox.handlers.chat.internal.TestEvents.ME;
import static dev.signalbox.handlers.chat.internal.TestEvents.added;
import static dev.signalbox.handlers.chat.internal.TestEvents.at;
import static dev.signalbox.handlers.chat.internal.TestEvents.created;
import static dev.signalbox.handlers.chat.internal.TestEvents.health;
import static dev.signalbox.handlers.chat.internal.TestEvents.object;
import static dev.signalbox.handlers.chat.internal.TestEvents.received;
import static dev.signalbox.handlers.chat.internal.TestEvents.removed;
import static dev.signalbox.handlers.chat.internal.TestEvents.typing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.Data;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatQueriesTest {

  private static final String GROUP = "2b78814c-2e00-409c-ae6a-2e683b5f65ff";
  private static final String CHAT = "a8ca2fa8-8867-47b7-a72c-b0201d76c95b";

  @TempDir Path folder;
  private TestHandler handler;

  @BeforeEach
  void open() {
    handler = new TestHandler(new TestStorage(folder.resolve("handler.db")));
  }

  private Data ask(String path, Map<String, String> names, Map<String, String> parameters) {
    QueryResult result = handler.queries.answer(new Query(path, names, parameters));
    assertThat(result.status()).isEqualTo(200);
    return Data.of(result.body());
  }

  private Data chat(String id) {
    return ask("chats/{id}", Map.of("id", id), Map.of());
  }

  private Data members(String id) {
    return ask("chats/{id}/members", Map.of("id", id), Map.of());
  }

  private List<String> ids(Map<String, String> parameters) {
    return ids(ask("chats", Map.of(), parameters));
  }

  private static List<String> ids(Data page) {
    return page.objects("chats").stream().map(c -> c.requiredString("chat_id")).toList();
  }

  private void samples() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);
  }

  @Test
  void group_hasAllThatIsKnown() {
    samples();

    assertThat(chat(GROUP))
        .isEqualTo(
            Data.of(
                object(
                    "chat_id",
                    GROUP,
                    "name",
                    "Weekend trip",
                    "name_updated_at",
                    "2026-03-05T09:00:00Z",
                    "icon",
                    null,
                    "icon_updated_at",
                    "2026-03-05T09:05:00Z",
                    "is_group",
                    true,
                    "service",
                    null,
                    "owner_handle",
                    null,
                    "created_at",
                    "2026-03-05T08:00:01.250Z",
                    "health",
                    null,
                    "active_members",
                    1,
                    "typing",
                    null,
                    "health_history",
                    List.of(),
                    "changes",
                    List.of(
                        object(
                            "kind", "icon",
                            "old_value", "https://cdn.linqapp.com/icons/old.png",
                            "new_value", null,
                            "changed_by", "+12025550177",
                            "changed_at", "2026-03-05T09:05:00.420Z",
                            "updated_at", "2026-03-05T09:05:00Z"),
                        object(
                            "kind", "name",
                            "old_value", null,
                            "new_value", "Weekend trip",
                            "changed_by", "+12025550177",
                            "changed_at", "2026-03-05T09:00:00.420Z",
                            "updated_at", "2026-03-05T09:00:00Z")),
                    "update_failures",
                    List.of(
                        object(
                            "kind", "icon",
                            "error_code", 4001,
                            "failed_at", "2026-03-05T09:11:00Z"),
                        object(
                            "kind", "name",
                            "error_code", 3007,
                            "failed_at", "2026-03-05T09:10:00Z")))));
  }

  @Test
  void members_showWhenTheyJoinedAndWereRemoved() {
    samples();

    List<Data> found = members(GROUP).objects("members");

    assertThat(found)
        .extracting(member -> member.requiredString("handle"))
        .containsExactly("+12025550177", "+12025550188");
    assertThat(found.get(1))
        .isEqualTo(
            Data.of(
                object(
                    "handle", "+12025550188",
                    "handle_id", "2b7241cf-b22d-4a7d-a134-5324f88b7216",
                    "service", "iMessage",
                    "is_me", false,
                    "status", "removed",
                    "joined_at", "2026-03-05T08:00:01Z",
                    "left_at", null,
                    "removed_at", "2026-03-05T08:30:01Z")));
    assertThat(members(GROUP).string("chat_id")).contains(GROUP);
  }

  @Test
  void oneToOneChat_hasHealthAndMembers() {
    samples();

    Data chat = chat(CHAT);

    assertThat(chat.string("name")).contains("+12025550123, +12025550177");
    assertThat(chat.bool("is_group")).contains(false);
    assertThat(chat.string("service")).contains("iMessage");
    assertThat(chat.string("owner_handle")).contains("+12025550123");
    assertThat(chat.string("created_at")).contains("2026-03-02T14:03:11.481Z");
    assertThat(chat.integer("active_members")).contains(2L);
    assertThat(chat.requiredObject("health"))
        .isEqualTo(
            Data.of(
                Map.of(
                    "status", "HEALTHY",
                    "since", "2026-03-02T14:03:12Z",
                    "doc_url", "https://docs.linqapp.com/guides/chats/chat-health#healthy")));
    assertThat(chat.objects("health_history"))
        .containsExactly(Data.of(Map.of("status", "HEALTHY", "since", "2026-03-02T14:03:12Z")));
  }

  @Test
  void healthHistory_isNewestFirst_andRepetitionsAreOnePeriod() {
    handler.handle(
        received("e-1", "c-1", 1, health("HEALTHY", 1)),
        received("e-2", "c-1", 2, health("HEALTHY", 2)),
        received("e-3", "c-1", 3, health("CRITICAL", 3)),
        received("e-4", "c-1", 5, health("HEALTHY", 5)),
        received("e-5", "c-1", 4, health("HEALTHY", 4)));

    assertThat(chat("c-1").objects("health_history"))
        .containsExactly(
            Data.of(Map.of("status", "HEALTHY", "since", at(4))),
            Data.of(Map.of("status", "CRITICAL", "since", at(3))),
            Data.of(Map.of("status", "HEALTHY", "since", at(1))));
  }

  @Test
  void typing_isShownUntilItStopsOrExpires_andWhoWhereThatIsSure() {
    handler.handle(created("e-1", "c-1", 1), typing("e-2", "c-1", "started", 10));
    handler.clock.set(20);
    assertThat(chat("c-1").requiredObject("typing"))
        .isEqualTo(Data.of(Map.of("handle", ANN, "since", at(10), "until", at(70))));
    handler.clock.set(70);
    assertThat(chat("c-1").object("typing")).isEmpty();

    handler.handle(typing("e-4", "c-1", "started", 80), typing("e-3", "c-1", "stopped", 75));
    handler.clock.set(81);
    assertThat(chat("c-1").requiredObject("typing").string("since")).contains(at(80));
    handler.handle(typing("e-5", "c-1", "stopped", 81));
    assertThat(chat("c-1").object("typing")).isEmpty();
  }

  @Test
  void typingInGroup_doesNotSayWho() {
    handler.handle(added("e-1", "c-1", BOB, 1), typing("e-2", "c-1", "started", 10));
    handler.clock.set(11);

    assertThat(chat("c-1").requiredObject("typing").has("handle")).isTrue();
    assertThat(chat("c-1").requiredObject("typing").string("handle")).isEmpty();
  }

  @Test
  void chats_areSelectedByHealth() {
    handler.handle(
        received("e-1", "c-1", 1, health("AT_RISK", 1)),
        received("e-2", "c-2", 2, health("HEALTHY", 2)),
        received("e-3", "c-3", 3, health("AT_RISK", 3)),
        received("e-4", "c-4", 4, object("status", "ON_FIRE")),
        received("e-5", "c-5", 5, null),
        received("e-6", "c-3", 6, health("HEALTHY", 6)));

    assertThat(ids(Map.of())).containsExactly("c-5", "c-4", "c-3", "c-2", "c-1");
    assertThat(ids(Map.of("health", "AT_RISK"))).containsExactly("c-1");
    assertThat(ids(Map.of("health", "healthy"))).containsExactly("c-3", "c-2");
    assertThat(ids(Map.of("health", "UNKNOWN"))).containsExactly("c-4");
    assertThat(ids(Map.of("health", "OPTED_OUT"))).isEmpty();
  }

  @Test
  void chats_arePagedNewestFirst_alsoThroughEqualTimes() {
    for (int i = 0; i < 7; i++) {
      handler.handle(received("e-" + i, "c-" + i, i / 3, health("AT_RISK", 0)));
    }
    List<String> all = new ArrayList<>();
    Map<String, String> parameters = new HashMap<>(Map.of("limit", "2", "health", "AT_RISK"));
    Optional<String> next;
    do {
      Data page = ask("chats", Map.of(), parameters);
      assertThat(ids(page)).hasSizeBetween(1, 2);
      all.addAll(ids(page));
      next = page.string("next_before");
      next.ifPresent(id -> parameters.put("before", id));
    } while (next.isPresent());

    assertThat(all).containsExactly("c-6", "c-5", "c-4", "c-3", "c-2", "c-1", "c-0");
    assertThat(ids(Map.of("before", "2026-03-04T10:00:01+01:00")))
        .containsExactly("c-2", "c-1", "c-0");
  }

  @Test
  void memberWhoLeft_isShownAndNotCounted() {
    handler.handle(created("e-1", "c-1", 1), removed("e-2", "c-1", ANN, "left", 5));

    assertThat(chat("c-1").integer("active_members")).contains(1L);
    assertThat(members("c-1").objects("members"))
        .extracting(m -> m.requiredString("handle") + " " + m.requiredString("status"))
        .containsExactly(ME + " active", ANN + " left");
  }

  @Test
  void unknownChat_isNotFound() {
    for (String path : List.of("chats/{id}", "chats/{id}/members")) {
      assertThat(handler.queries.answer(new Query(path, Map.of("id", "c-?"), Map.of())))
          .isEqualTo(QueryResult.notFound("no chat with id 'c-?' is known"));
    }
  }

  @Test
  void parametersThatCannotBeUsed_areRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(Map.of("health", "fine")))
        .withMessage(
            "expected one of HEALTHY, AT_RISK, CRITICAL, OPTED_OUT, UNKNOWN for 'health',"
                + " found 'fine'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(Map.of("limit", "0")))
        .withMessageContaining("from 1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(Map.of("before", "c-?")))
        .withMessageContaining("expected a time in ISO 8601 or the id of a known chat");
  }
}
