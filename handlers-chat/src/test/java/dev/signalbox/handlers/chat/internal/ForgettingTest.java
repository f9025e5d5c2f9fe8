package dev.signalbox.handlers.chat.internal;

import static dev.signalbox.handlers.chat.internal.TestEvents.ANN;
import static dev.signalbox.handlers.chat.internal.TestEvents.BOB;
import static dev.signalbox.handlers.chat.internal.TestEvents.ME;
import static dev.signalbox.handlers.chat.internal.TestEvents.added;
import static dev.signalbox.handlers.chat.internal.TestEvents.created;
import static dev.signalbox.handlers.chat.internal.TestEvents.health;
import static dev.signalbox.handlers.chat.internal.TestEvents.named;
import static dev.signalbox.handlers.chat.internal.TestEvents.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

  @TempDir Path folder;
  private TestStorage storage;
  private TestHandler handler;

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
    handler.start();
    handler.handle(
        created("e-1", "c-1", 1),
        received("e-2", "c-1", 5, health("AT_RISK", 4)),
        added("e-3", "c-2", ANN, 2),
        added("e-4", "c-2", BOB, 3),
        named("e-5", "c-2", 6, 6, ANN),
        named("e-6", "c-2", 7, 7, "Trip of " + BOB + "uk"));
  }

  @Test
  void person_isNowhere_andTheRestStays() throws Exception {
    assertThat(storage.rows()).anyMatch(row -> row.contains(ANN));

    int rows = handler.personalData.forget(ANN);

    assertThat(storage.rows()).noneMatch(row -> row.contains(ANN));
    assertThat(storage.rows("SELECT chat_id, handle FROM chat_member ORDER BY 1, 2"))
        .containsExactly("[chat_id=c-1, handle=" + ME + "]", "[chat_id=c-2, handle=" + BOB + "]");
    assertThat(storage.rows("SELECT chat_id, name, health_status FROM chat ORDER BY 1"))
        .containsExactly(
            "[chat_id=c-1, name=null, health_status=AT_RISK]",
            "[chat_id=c-2, name=Trip of " + BOB + "uk, health_status=null]");
    // Two rows of the member, the name of c-1, the author of two changes, the value of one.
    assertThat(rows).isEqualTo(6);
  }

  @Test
  void again_doesNoHarm_andNobodyIsForgottenForABlankHandle() throws Exception {
    handler.personalData.forget(ANN);
    var rows = storage.rows();

    assertThat(handler.personalData.forget(ANN)).isZero();
    assertThat(handler.personalData.forget("")).isZero();
    assertThat(storage.rows()).isEqualTo(rows);
  }

  @Test
  void ownLine_isForgottenToo() throws Exception {
    assertThat(handler.personalData.forget(ME)).isPositive();
    assertThat(storage.rows()).noneMatch(row -> row.contains(ME));
  }

  @Test
  void olderNameThatComesInLate_doesNotFillTheGap() throws Exception {
    handler.handle(named("e-7", "c-3", 10, 10, BOB));
    handler.personalData.forget(BOB);
    handler.handle(named("e-8", "c-3", 9, 9, "older"));

    assertThat(storage.rows("SELECT name FROM chat WHERE chat_id = 'c-3'"))
        .containsExactly("[name=null]");
  }
}
