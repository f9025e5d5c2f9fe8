package dev.signalbox.handlers.message.internal;

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

class MessageQueriesTest {

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
    return ask("messages/{id}", Map.of("id", id), Map.of());
  }

  private Data chat(Map<String, String> parameters) {
    return ask("chats/{chatId}/messages", Map.of("chatId", "chat-1"), parameters);
  }

  private static List<String> ids(Data page) {
    return page.objects("messages").stream().map(m -> m.requiredString("message_id")).toList();
  }

  @Test
  void message_hasAllThatIsKnown() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);

    Data message = message("7bbf905b-b530-48d9-aa37-cdcfda5b49ff");

    Map<String, Object> expected = new HashMap<>();
    expected.put("message_id", "7bbf905b-b530-48d9-aa37-cdcfda5b49ff");
    expected.put("chat_id", "a8ca2fa8-8867-47b7-a72c-b0201d76c95b");
    expected.put("direction", "outbound");
    expected.put("state", "read");
    expected.put("sender_handle", "+12025550123");
    expected.put("service", "iMessage");
    expected.put("idempotency_key", "order-4711-confirm");
    expected.put("effect", null);
    expected.put("reply_to", null);
    expected.put("sent_at", "2026-03-04T09:15:02.118Z");
    expected.put("delivered_at", "2026-03-04T09:15:04.902Z");
    expected.put("read_at", "2026-03-04T09:16:30.441Z");
    expected.put("failed_at", null);
    expected.put("failure", null);
    expected.put("edited_at", "2026-03-04T09:18:20.487Z");
    expected.put("reconciled_at", null);
    expected.put(
        "parts",
        List.of(
            Map.of(
                "index", 0,
                "type", "text",
                "value", "Your order 4711 ships tomorrow.",
                "original_value", "Your order 4711 is on its way.",
                "edited_at", "2026-03-04T09:18:20.487Z"),
            Map.of(
                "index", 1,
                "type", "media",
                "id", "f67a3cc2-a045-4106-a43d-433a0c67ca41",
                "filename", "invoice.pdf",
                "mime_type", "application/pdf",
                "size_bytes", 48213,
                "url", "https://cdn.linqapp.com/attachments/9f1c/invoice.pdf?signature=abc")));
    expected.put(
        "edits",
        List.of(
            Map.of(
                "part_index", 0,
                "text", "Your order 4711 ships tomorrow.",
                "edited_at", "2026-03-04T09:18:20.487Z")));
    expected.put("failures", List.of());
    assertThat(message).isEqualTo(Data.of(expected));
  }

  @Test
  void richMessage_showsDecorationsAndCards() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);

    Data message = message("60cc2c44-1720-429d-a600-d417a5432bf6");

    assertThat(message.object("effect").orElseThrow())
        .isEqualTo(Data.of(Map.of("type", "screen", "name", "confetti")));
    List<Data> parts = message.objects("parts");
    assertThat(parts)
        .extracting(part -> part.requiredString("type"))
        .containsExactly("text", "media", "link", "imessage_app");
    assertThat(parts.get(0).objects("text_decorations"))
        .containsExactly(Data.of(Map.of("range", List.of(0, 4), "style", "bold")));
    assertThat(parts.get(3).requiredObject("app").string("team_id")).contains("ABCDE12345");
    assertThat(parts.get(3).requiredObject("layout").has("trailing_caption")).isTrue();
  }

  @Test
  void failedMessage_showsItsFailures() {
    handler
        .handle(TestEvents.sent("e-1", "m-1", 0))
        .handle(TestEvents.failed("e-2", Optional.of("m-1"), 5))
        .handle(TestEvents.failed("e-3", Optional.of("m-1"), 9));

    Data message = message("m-1");

    assertThat(message.string("state")).contains("failed");
    assertThat(message.string("failed_at")).contains("2026-03-04T09:00:05Z");
    assertThat(message.requiredObject("failure"))
        .isEqualTo(Data.of(Map.of("code", 4001, "reason", "Message delivery failed")));
    assertThat(message.requiredObject("reply_to"))
        .isEqualTo(Data.of(Map.of("message_id", "m-0", "part_index", 1)));
    assertThat(message.objects("failures"))
        .extracting(failure -> failure.requiredString("failed_at"))
        .containsExactly("2026-03-04T09:00:09Z", "2026-03-04T09:00:05Z");
  }

  @Test
  void unknownMessage_isNotFound() {
    QueryResult result =
        handler.queries.answer(new Query("messages/{id}", Map.of("id", "m-?"), Map.of()));

    assertThat(result).isEqualTo(QueryResult.notFound("no message with id 'm-?' is known"));
  }

  @Test
  void chat_isPagedNewestFirst_alsoThroughEqualTimes() {
    for (int i = 0; i < 7; i++) {
      handler.handle(TestEvents.sent("e-" + i, "m-" + i, i / 3));
    }
    List<String> all = new ArrayList<>();
    Map<String, String> parameters = new HashMap<>(Map.of("limit", "2"));
    Optional<String> next;
    do {
      Data page = chat(parameters);
      assertThat(ids(page)).hasSizeBetween(1, 2);
      all.addAll(ids(page));
      next = page.string("next_before");
      next.ifPresent(id -> parameters.put("before", id));
    } while (next.isPresent());

    assertThat(all).containsExactly("m-6", "m-5", "m-4", "m-3", "m-2", "m-1", "m-0");
    assertThat(ids(chat(Map.of("before", "2026-03-04T10:00:01+01:00"))))
        .containsExactly("m-2", "m-1", "m-0");
  }

  @Test
  void chatWithoutMessages_isEmpty() {
    Data page = ask("chats/{chatId}/messages", Map.of("chatId", "nobody"), Map.of());

    assertThat(page.objects("messages")).isEmpty();
    assertThat(page.has("next_before")).isTrue();
    assertThat(page.string("next_before")).isEmpty();
  }

  @Test
  void state_selects() {
    handler
        .handle(TestEvents.sent("e-1", "m-1", 0))
        .handle(TestEvents.failed("e-2", Optional.of("m-2"), 5))
        .handle(TestEvents.failed("e-3", Optional.of("m-3"), 6))
        .handle(TestEvents.delivered("e-4", "m-3", 1, 9));

    assertThat(ids(ask("messages", Map.of(), Map.of("state", "failed")))).containsExactly("m-2");
    assertThat(ids(ask("messages", Map.of(), Map.of("state", "DELIVERED")))).containsExactly("m-3");
    assertThat(ids(ask("messages", Map.of(), Map.of()))).containsExactly("m-2", "m-3", "m-1");
  }

  @Test
  void parametersThatCannotBeUsed_areRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ask("messages", Map.of(), Map.of("state", "lost")))
        .withMessage(
            "expected one of sent, received, failed, delivered, read for 'state', found 'lost'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chat(Map.of("limit", "201")))
        .withMessageContaining("from 1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chat(Map.of("before", "m-?")))
        .withMessageContaining("expected a time in ISO 8601 or the id of a known message");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ask("messages/unassigned-failures", Map.of(), Map.of("before", "m-1")))
        .withMessageContaining("expected a time in ISO 8601 for 'before'");
  }

  @Test
  void failuresWithoutMessage_areListed() {
    handler
        .handle(TestEvents.failed("e-1", Optional.empty(), 5))
        .handle(TestEvents.failed("e-2", Optional.empty(), 6))
        .handle(TestEvents.failed("e-3", Optional.of("m-1"), 7));

    Data page =
        ask("messages/unassigned-failures", Map.of(), Map.of("before", "2026-03-04T09:00:06Z"));

    assertThat(page.objects("failures"))
        .containsExactly(
            Data.of(
                Map.of(
                    "chat_id", "chat-1",
                    "code", 4001,
                    "reason", "Message delivery failed",
                    "failed_at", "2026-03-04T09:00:05Z")));
  }

  @Test
  void editOfAPartThatIsNoText_isOnlyListed() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);
    handler.handle(
        TestEvents.edited("e-1", "7bbf905b-b530-48d9-aa37-cdcfda5b49ff", 1, "not a file", 9999));

    Data message = message("7bbf905b-b530-48d9-aa37-cdcfda5b49ff");

    assertThat(message.objects("parts").get(1).has("value")).isFalse();
    assertThat(message.objects("edits")).hasSize(2);
  }
}
