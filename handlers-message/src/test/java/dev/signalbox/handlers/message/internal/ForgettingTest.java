package dev.signalbox.handlers.message.internal;

import static dev.signalbox.handlers.message.internal.TestEvents.edited;
import static dev.signalbox.handlers.message.internal.TestEvents.failed;
import static dev.signalbox.handlers.message.internal.TestEvents.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageReceived;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

  private static final String GONE = "+12025550177";
  private static final String OTHER = "+12025550178";

  @TempDir Path folder;
  private TestStorage storage;
  private TestHandler handler;
  private Forgetting forgetting;

  @BeforeEach
  void open() throws Exception {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
    handler.start();
    Wiring wiring = new Wiring();
    forgetting = wiring.forgetting(wiring.database(storage), wiring.jsonText());
  }

  @AfterEach
  void close() throws Exception {
    storage.close();
  }

  private static MessageReceived from(String who, String messageId, String text) {
    Message any =
        TestEvents.message(
            messageId,
            Direction.INBOUND,
            TestEvents.text(text),
            TestEvents.at(1),
            Optional.empty(),
            Optional.empty());
    return new MessageReceived(
        TestEvents.envelope("e-" + messageId, "message.received", 1),
        new Message(
            any.id(),
            any.chat(),
            any.direction(),
            Optional.of(Handle.of(who, Service.IMESSAGE)),
            any.parts(),
            any.service(),
            any.preferredService(),
            any.effect(),
            any.replyTo(),
            any.sentAt(),
            any.deliveredAt(),
            any.readAt(),
            any.receivedAt(),
            Optional.of("key of " + who),
            any.reconciledAt()));
  }

  private List<String> everything() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : TestStorage.TABLES) {
      rows.addAll(storage.rows("SELECT * FROM " + table));
    }
    return rows;
  }

  @Test
  void person_leavesNoContentAndNoHandle_andOthersKeepTheirs() throws Exception {
    handler
        .handle(from(GONE, "m-1", "my secret"))
        .handle(edited("e-edit", "m-1", 0, "my other secret", 5))
        .handle(from(OTHER, "m-2", "call " + GONE + ", please"))
        .handle(edited("e-edit-2", "m-3", 0, "no, call " + GONE, 6))
        .handle(from(OTHER, "m-3", "call " + GONE + "9, that is somebody else"))
        .handle(failed("e-failed", Optional.of("m-2"), 9));
    assertThat(forgetting.forget(GONE)).isEqualTo(6);
    assertThat(everything())
        .noneMatch(row -> row.contains("secret"))
        .noneMatch(row -> row.contains(GONE) && !row.contains(GONE + "9"));
    assertThat(storage.rows("SELECT value FROM message_part WHERE message_id = 'm-3'"))
        .singleElement()
        .asString()
        .contains("somebody else");
    assertThat(storage.rows("SELECT message_id, sender_handle FROM message ORDER BY message_id"))
        .map(String::valueOf)
        .satisfiesExactly(
            row -> assertThat(row).contains("m-1").doesNotContain("+"),
            row -> assertThat(row).contains("m-2", OTHER),
            row -> assertThat(row).contains("m-3", OTHER));
    assertThat(forgetting.forget(GONE)).isZero();
  }

  @Test
  void repeatedEvent_bringsNothingBack() throws Exception {
    handler.handle(from(GONE, "m-1", "my secret"));
    forgetting.forget(GONE);
    List<String> after = everything();
    handler.handle(from(GONE, "m-1", "my secret"));
    assertThat(everything()).isEqualTo(after);
  }

  @Test
  void someoneUnknown_changesNothing() throws Exception {
    handler.handle(received("e-1", "m-1", 1));
    List<String> before = everything();
    assertThat(forgetting.forget(GONE)).isZero();
    assertThat(forgetting.forget(" ")).isZero();
    assertThat(everything()).isEqualTo(before);
  }
}
