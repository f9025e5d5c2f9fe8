package dev.signalbox.handlers.phonenumber.internal;

import static dev.signalbox.handlers.phonenumber.internal.TestEvents.LINE;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.OTHER;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.HealthReport;
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

class LineStoreTest {

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

  private List<String> lines() throws Exception {
    return storage.rows(
        "SELECT phone_number, standing, status, reputation FROM line ORDER BY phone_number");
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.V2025, Samples.V2026})
  void sample_flagsTheLine(String version) throws Exception {
    new SampleEvents().all(version).forEach(handler::handle);

    assertThat(lines())
        .containsExactly(
            "[phone_number=+12025550123, standing=flagged, status=FLAGGED, reputation=CRITICAL]");
    assertThat(
            storage.rows(
                "SELECT changed_at, previous_status, new_status, previous_reputation,"
                    + " new_reputation FROM line_change"))
        .containsExactly(
            "[changed_at=2026-03-06T10:00:00.000000000Z, previous_status=ACTIVE,"
                + " new_status=FLAGGED, previous_reputation=AT_RISK, new_reputation=CRITICAL]");
    assertThat(handler.delivery.published)
        .containsExactly(
            Map.of(
                "type", "signalbox.line.flagged",
                "phone_number", "+12025550123",
                "status", "FLAGGED",
                "reputation", "CRITICAL",
                "at", "2026-03-06T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.V2025, Samples.V2026})
  void healthStatus_standsInForTheReputation(String version) throws Exception {
    SampleEvents samples = new SampleEvents();
    handler.handle(
        samples.decode(version, "phone_number.status_updated", "_reputation", "_health_status"));
    assertThat(lines()).allMatch(row -> row.endsWith("status=FLAGGED, reputation=CRITICAL]"));

    storage.clear();
    handler.handle(
        samples.decode(
            version,
            "phone_number.status_updated",
            "\"new_reputation\": \"CRITICAL\"",
            "\"new_reputation\": null, \"new_health_status\": \"Superb \""));
    assertThat(lines()).allMatch(row -> row.endsWith("status=FLAGGED, reputation=SUPERB]"));
  }

  @Test
  void trouble_isPublishedOnce_andItsEndOnce() {
    handler
        .handle(change("e-1", 1, "ACTIVE", "HEALTHY"))
        .handle(change("e-2", 2, "ACTIVE", "AT_RISK"))
        .handle(change("e-3", 3, "ACTIVE", "CRITICAL"))
        .handle(change("e-4", 4, "FLAGGED", "CRITICAL"))
        .handle(change("e-5", 5, "FLAGGED", "HEALTHY"))
        .handle(change("e-6", 6, "ACTIVE", "AT_RISK"))
        .handle(change("e-7", 7, "ACTIVE", "HEALTHY"));

    assertThat(handler.published()).containsExactly("flagged " + LINE, "recovered " + LINE);
    assertThat(handler.delivery.published.get(0)).containsEntry("at", "2026-03-06T10:00:03Z");
    assertThat(handler.delivery.published.get(1))
        .isEqualTo(
            Map.of(
                "type", "signalbox.line.recovered",
                "phone_number", LINE,
                "status", "ACTIVE",
                "reputation", "AT_RISK",
                "at", "2026-03-06T10:00:06Z"));
  }

  @Test
  void lateOlderChange_isHistoryOnly() throws Exception {
    handler.handle(change("e-2", 2, "ACTIVE", "HEALTHY"));
    List<String> before = lines();

    handler.handle(change("e-1", 1, "FLAGGED", "CRITICAL"));

    assertThat(lines()).isEqualTo(before);
    assertThat(handler.published()).isEmpty();
    assertThat(storage.rows("SELECT event_id FROM line_change ORDER BY changed_at"))
        .containsExactly("[event_id=e-1]", "[event_id=e-2]");
  }

  @Test
  void changeThatNamesOneOfTheTwo_leavesTheOther() throws Exception {
    handler
        .handle(change("e-1", 1, "FLAGGED", "AT_RISK"))
        .handle(change("e-2", 2, "", "HEALTHY"))
        .handle(change("e-3", 3, "", ""));

    assertThat(lines())
        .containsExactly(
            "[phone_number=" + LINE + ", standing=flagged, status=FLAGGED, reputation=HEALTHY]");
    assertThat(handler.published()).containsExactly("flagged " + LINE);
  }

  @Test
  void equalTimes_areDecidedByTheEventsTimeAndThenItsId() throws Exception {
    Optional<Long> at = Optional.of(5L);
    handler
        .handle(change(LINE, "main", "e-1", at, Optional.of(9L), "FLAGGED", ""))
        .handle(change(LINE, "main", "e-2", at, Optional.of(8L), "ACTIVE", ""))
        .handle(change(OTHER, "main", "e-4", at, Optional.of(8L), "FLAGGED", ""))
        .handle(change(OTHER, "main", "e-3", at, Optional.of(8L), "ACTIVE", ""));

    assertThat(storage.rows("SELECT status_event_id FROM line ORDER BY phone_number"))
        .containsExactly("[status_event_id=e-1]", "[status_event_id=e-4]");
  }

  @Test
  void sameEventAgain_changesAndPublishesNothing() throws Exception {
    LinqEvent event = change("e-1", 1, "FLAGGED", "CRITICAL");
    handler.handle(event);
    List<String> before = storage.rows();

    handler.handle(event).handle(change("e-1", 9, "ACTIVE", "HEALTHY"));

    assertThat(storage.rows()).isEqualTo(before);
    assertThat(handler.published()).hasSize(1);
  }

  @Test
  void sameEventOfAnotherEndpoint_isCountedAndPublishesNothing() throws Exception {
    handler
        .handle(change(LINE, "second", "e-1", 1, "FLAGGED", ""))
        .handle(change(LINE, "main", "e-1", 1, "FLAGGED", ""));

    assertThat(storage.rows("SELECT endpoint FROM line_event")).hasSize(2);
    assertThat(new ChangeTable().newest(new Sql(storage.getConnection()), LINE, 10))
        .extracting(change -> change.moment().endpoint())
        .containsExactly("main");
    assertThat(handler.published()).hasSize(1);
  }

  @Test
  void replayIntoEmptyTables_givesIdenticalRowsAndEvents() throws Exception {
    List<LinqEvent> events =
        List.of(
            change("e-1", 1, "FLAGGED", "AT_RISK"),
            change("e-3", 3, "ACTIVE", ""),
            change("e-2", 2, "FLAGGED", "CRITICAL"),
            change(OTHER, "main", "e-4", 4, "ACTIVE", "CRITICAL"));
    events.forEach(handler::handle);
    List<String> rows = storage.rows();
    List<Map<String, Object>> published = List.copyOf(handler.delivery.published);
    assertThat(published).isNotEmpty();

    storage.clear();
    handler.delivery.published.clear();
    events.forEach(handler::handle);

    assertThat(storage.rows()).isEqualTo(rows);
    assertThat(handler.delivery.published).isEqualTo(published);
  }

  @Test
  void deliveryThatIsUndone_leavesNothing_andIsTakenWhenItComesAgain() throws Exception {
    Savepoint savepoint = storage.savepoint();
    handler.handle(change("e-1", 1, "FLAGGED", "CRITICAL"));
    storage.rollback(savepoint);
    assertThat(storage.rows()).isEmpty();

    handler.handle(change("e-1", 1, "FLAGGED", "CRITICAL"));
    storage.commit();

    assertThat(lines()).hasSize(1);
    assertThat(handler.published()).hasSize(2);
  }

  @Test
  void withoutTransactionOfADelivery_eventIsTakenAsAWhole() throws Exception {
    storage.rollback();
    storage.breakInserts("line");
    assertThatThrownBy(() -> handler.handle(change("e-1", 1, "FLAGGED", "")))
        .isInstanceOf(StoreException.class);
    assertThat(storage.rows()).isEmpty();

    storage.mendInserts("line");
    handler.handle(change("e-1", 1, "FLAGGED", ""));
    assertThat(lines()).hasSize(1);
  }

  @Test
  void register_advisesByTheTables() {
    assertThat(handler.register.mayConversationContinue(LINE).reason())
        .contains("nothing is known");

    handler
        .handle(change("e-1", 1, "FLAGGED", "HEALTHY"))
        .handle(change(OTHER, "main", "e-2", 1, "ACTIVE", "AT_RISK"));

    assertThat(handler.register.mayConversationContinue("1 202-555-0123").yes()).isFalse();
    assertThat(handler.register.mayConversationContinue(OTHER).yes()).isTrue();
    assertThat(handler.register.mayConversationContinue(OTHER).reason()).contains("AT_RISK");
    handler.handle(change("e-3", 2, "ACTIVE", "HEALTHY"));
    assertThat(handler.register.mayConversationContinue(LINE).yes()).isTrue();
    assertThatNullPointerException()
        .isThrownBy(() -> handler.register.mayConversationContinue(null))
        .withMessage("line");
  }

  @Test
  void health_isYellowWhileALineIsInTrouble_andNamesNone() {
    assertThat(handler.health.name()).isEqualTo("lines");
    assertThat(handler.health.health()).isEqualTo(HealthReport.green());

    handler.handle(change("e-1", 1, "FLAGGED", "HEALTHY"));
    assertThat(handler.health.health().level()).isEqualTo(HealthReport.Level.YELLOW);
    assertThat(handler.health.health().reason()).startsWith("1 line is");

    handler.handle(change(OTHER, "main", "e-2", 1, "ACTIVE", "CRITICAL"));
    assertThat(handler.health.health().reason()).startsWith("2 lines are").doesNotContain("+1");

    handler
        .handle(change("e-3", 2, "ACTIVE", "AT_RISK"))
        .handle(change(OTHER, "main", "e-4", 2, "", "HEALTHY"));
    assertThat(handler.health.health()).isEqualTo(HealthReport.green());
  }

  @Test
  void healthOfARegisterThatCannotBeRead_isYellow() throws Exception {
    storage.rollback();
    storage.execute("DROP TABLE line");

    assertThat(handler.health.health().level()).isEqualTo(HealthReport.Level.YELLOW);
    assertThat(handler.health.health().reason()).contains("cannot be read");
    assertThatThrownBy(() -> handler.register.mayConversationContinue(LINE))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void forgottenLine_isNowhere_andOthersStay() throws Exception {
    storage.rollback();
    handler
        .handle(change("e-1", 1, "ACTIVE", "HEALTHY"))
        .handle(change("e-2", 2, "FLAGGED", "HEALTHY"))
        .handle(change(OTHER, "main", "e-3", 1, "ACTIVE", "HEALTHY"));

    assertThat(handler.personalData.forget("somebody@example.org")).isZero();
    assertThat(handler.personalData.forget("")).isZero();
    assertThat(handler.personalData.forget(LINE)).isEqualTo(3);
    assertThat(handler.personalData.forget(LINE)).isZero();

    assertThat(storage.rows()).noneMatch(row -> row.contains(LINE)).hasSize(5);
    assertThat(handler.register.mayConversationContinue(LINE).yes()).isTrue();
    handler.handle(change("e-2", 2, "FLAGGED", "HEALTHY"));
    assertThat(storage.rows()).noneMatch(row -> row.contains(LINE));
    handler.handle(change("e-4", 4, "ACTIVE", "HEALTHY"));
    assertThat(lines()).hasSize(2);
  }
}
