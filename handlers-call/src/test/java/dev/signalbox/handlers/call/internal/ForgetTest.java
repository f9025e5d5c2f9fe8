package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.from;
import static dev.signalbox.handlers.call.internal.TestEvents.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {

  private static final String PERSON = "+12025550177";
  private static final String OTHER = "+12025550188";

  @TempDir Path folder;
  private TestStorage storage;
  private TestHandler handler;

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
  }

  private List<String> outcomes() throws Exception {
    return storage.rows(
        "SELECT record_id, outcome, started_at FROM call_record ORDER BY record_id");
  }

  @Test
  void handle_vanishesEverywhere_andCallsStay() throws Exception {
    handler
        .handle(of("c-1", Kind.RINGING, "e-1", 0))
        .handle(of("c-1", Kind.NO_ANSWER, "e-2", 9))
        .handle(from(PERSON, Kind.RINGING, "e-3", 0))
        .handle(from(PERSON, Kind.NO_ANSWER, "e-4", 9))
        .handle(from(OTHER, Kind.RINGING, "e-5", 0));
    List<String> outcomes = outcomes();
    String lineKey =
        Facts.of(Kind.RINGING, from(PERSON, Kind.RINGING, "x", 0)).parties().lineKey("");
    assertThat(storage.rows().toString()).contains(PERSON, lineKey);

    assertThat(handler.personalData.forget(PERSON)).isEqualTo(6);

    assertThat(storage.rows().toString()).doesNotContain(PERSON, lineKey).contains(OTHER);
    assertThat(outcomes()).isEqualTo(outcomes);
    assertThat(storage.rows("SELECT to_handle FROM call_record WHERE record_id = 'c-1'"))
        .containsExactly("[to_handle=+12025550123]");
    assertThat(handler.personalData.forget(PERSON)).isZero();
    assertThat(handler.published()).hasSize(2);
  }

  @Test
  void handleOfTheCalled_vanishesToo() throws Exception {
    handler.handle(from(OTHER, Kind.RINGING, "e-5", 0));

    assertThat(handler.personalData.forget("+12025550123")).isEqualTo(2);

    assertThat(storage.rows().toString()).doesNotContain("+12025550123").contains(OTHER);
  }

  @Test
  void linesThatWereForgotten_stayApart() throws Exception {
    handler
        .handle(from(PERSON, Kind.RINGING, "e-1", 0))
        .handle(from(OTHER, Kind.RINGING, "e-2", 0))
        .handle(from(OTHER, Kind.NO_ANSWER, "e-3", 5));
    handler.personalData.forget(PERSON);
    handler.personalData.forget(OTHER);

    assertThat(storage.rows("SELECT DISTINCT line_key FROM call_event")).hasSize(2);
    assertThat(outcomes()).hasSize(2);
  }

  @Test
  void eventAfterwards_isOfANewRecord() throws Exception {
    handler.handle(from(PERSON, Kind.RINGING, "e-1", 0));
    handler.personalData.forget(PERSON);
    handler.handle(from(PERSON, Kind.NO_ANSWER, "e-2", 5));

    assertThat(outcomes()).hasSize(2);
  }

  @Test
  void nobody_isForgottenWithoutChange() throws Exception {
    handler.handle(of("c-1", Kind.RINGING, "e-1", 0));
    List<String> before = storage.rows();

    assertThat(handler.personalData.forget("nobody@example.org")).isZero();
    assertThat(storage.rows()).isEqualTo(before);
  }
}
