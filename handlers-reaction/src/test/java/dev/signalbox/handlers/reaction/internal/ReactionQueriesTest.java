package dev.signalbox.handlers.reaction.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.Data;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactionQueriesTest {

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

  private Data message(String id) {
    return ask("messages/{id}/reactions", Map.of("id", id), Map.of());
  }

  private Data chat(String id) {
    return ask("chats/{chatId}/reactions", Map.of("chatId", id), Map.of());
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  @Test
  void message_hasItsReactionsAndTotals() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);

    assertThat(message("7bbf905b-b530-48d9-aa37-cdcfda5b49ff"))
        .isEqualTo(
            Data.of(
                fields(
                    "message_id",
                    "7bbf905b-b530-48d9-aa37-cdcfda5b49ff",
                    "chat_id",
                    "a8ca2fa8-8867-47b7-a72c-b0201d76c95b",
                    "count",
                    1,
                    "totals",
                    List.of(
                        fields(
                            "part_index",
                            0,
                            "reaction_type",
                            "custom",
                            "custom_emoji",
                            "\ud83d\ude80",
                            "count",
                            1)),
                    "reactions",
                    List.of(
                        fields(
                            "part_index", 0,
                            "reaction_type", "custom",
                            "custom_emoji", "\ud83d\ude80",
                            "sticker", null,
                            "handle", "+12025550177",
                            "is_from_me", false,
                            "service", "iMessage",
                            "reacted_at", "2026-03-04T09:22:41.300Z")))));
  }

  @Test
  void stickerOfYourLineToNoPart_isShownWhole() {
    handler.handle(
        TestEvents.sticker("e-1", "cat.png", "https://x/1", 1)
            .part(Optional.empty())
            .by(Optional.of(true), Optional.empty())
            .added());

    assertThat(message("m-1").objects("reactions"))
        .containsExactly(
            Data.of(
                fields(
                    "part_index",
                    null,
                    "reaction_type",
                    "sticker",
                    "custom_emoji",
                    null,
                    "sticker",
                    fields(
                        "file_name", "cat.png",
                        "mime_type", "image/png",
                        "url", "https://x/1",
                        "width", 320,
                        "height", 200),
                    "handle",
                    null,
                    "is_from_me",
                    true,
                    "service",
                    "iMessage",
                    "reacted_at",
                    "2026-03-04T09:00:01Z")));
  }

  @Test
  void totals_areHighestFirst_byPart_andTogetherForTheChat() {
    handler
        .handle(TestEvents.love("e-1", 1).added())
        .handle(TestEvents.emoji("e-2", "a", 2).added())
        .handle(TestEvents.emoji("e-3", "a", 3).by(TestEvents.BOB).added())
        .handle(TestEvents.love("e-4", 4).part(Optional.of(1)).added())
        .handle(TestEvents.love("e-5", 5).message(Optional.of("m-2")).added())
        .handle(TestEvents.love("e-6", 6).message(Optional.of("m-3")).removed())
        .handle(
            TestEvents.love("e-7", 7)
                .message(Optional.of("m-4"))
                .chat(Optional.of("chat-2"))
                .added());

    assertThat(message("m-1").objects("totals"))
        .extracting(t -> t.intValue("part_index").orElseThrow() + ":" + count(t))
        .containsExactly("0:custom 2", "0:love 1", "1:love 1");
    assertThat(message("m-1").intValue("count")).contains(4);
    assertThat(chat("chat-1").objects("totals"))
        .extracting(ReactionQueriesTest::count)
        .containsExactly("love 3", "custom 2");
    assertThat(chat("chat-1").intValue("count")).contains(5);
    assertThat(chat("chat-1").objects("totals").get(1).string("custom_emoji")).contains("a");
  }

  private static String count(Data total) {
    return total.requiredString("reaction_type") + " " + total.intValue("count").orElseThrow();
  }

  @Test
  void unknownMessageOrChat_hasNone() {
    assertThat(message("m-9"))
        .isEqualTo(
            Data.of(
                fields(
                    "message_id",
                    "m-9",
                    "chat_id",
                    null,
                    "count",
                    0,
                    "totals",
                    List.of(),
                    "reactions",
                    List.of())));
    assertThat(chat("c-9"))
        .isEqualTo(Data.of(fields("chat_id", "c-9", "count", 0, "totals", List.of())));
  }

  @Test
  void limit_cutsTheListsAndNotTheCount() {
    for (String emoji : Arrays.asList("a", "b", "c")) {
      handler.handle(TestEvents.emoji("e-" + emoji, emoji, 1).added());
    }
    Data answer = ask("messages/{id}/reactions", Map.of("id", "m-1"), Map.of("limit", "2"));

    assertThat(answer.objects("reactions")).hasSize(2);
    assertThat(answer.objects("totals")).hasSize(2);
    assertThat(answer.intValue("count")).contains(3);
    for (String bad : List.of("0", "501", "x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  ask("chats/{chatId}/reactions", Map.of("chatId", "chat-1"), Map.of("limit", bad)))
          .withMessageContaining("1 to 500");
    }
  }

  @Test
  void otherPath_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ask("reactions", Map.of(), Map.of()))
        .withMessageContaining("messages/{id}/reactions");
  }
}
