package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.event;
import static dev.signalbox.handlers.call.internal.TestEvents.line;
import static dev.signalbox.handlers.call.internal.TestEvents.of;
import static dev.signalbox.handlers.call.internal.TestEvents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.signalbox.api.Data;
import dev.signalbox.testing.postgres.HandlerDatabases;
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

/** Calls whose events name them. */
class CallLogTest {

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

  private List<String> outcomes() throws Exception {
    return storage.rows("SELECT record_id, outcome FROM call_record ORDER BY record_id");
  }

  @Test
  void lifeOfCall_isOneRow_andItsEndIsPublishedOnce() throws Exception {
    for (Kind kind : List.of(Kind.INITIATED, Kind.RINGING, Kind.ANSWERED)) {
      handler.handle(of("c-1", kind, "e-" + kind, 10L * kind.ordinal()));
      assertThat(outcomes()).containsExactly("[record_id=c-1, outcome=in_progress]");
      assertThat(handler.published()).isEmpty();
    }
    handler.handle(of("c-1", Kind.ENDED, "e-9", 90));

    assertThat(storage.rows("SELECT * FROM call_record"))
        .containsExactly(
            "[record_id=c-1, call_id=c-1, inferred=0, outcome=completed,"
                + " started_at=2026-03-07T12:00:00.000000000Z,"
                + " ringing_at=2026-03-07T12:00:10.000000000Z,"
                + " answered_at=2026-03-07T12:00:20.000000000Z,"
                + " ended_at=2026-03-07T12:01:30.000000000Z, ring_seconds=10, talk_seconds=70,"
                + " from_handle=+12025550177, to_handle=+12025550123, chat_id=null,"
                + " direction=inbound]");
    assertThat(handler.delivery.published)
        .containsExactly(
            new TestDelivery.Published(
                "signalbox.call.completed",
                Data.of(
                    Map.of(
                        "record_id", "c-1",
                        "call_id", "c-1",
                        "inferred", false,
                        "direction", "inbound",
                        "line", "+12025550123",
                        "peer", "+12025550177",
                        "started_at", "2026-03-07T12:00:00Z",
                        "ended_at", "2026-03-07T12:01:30Z",
                        "ring_seconds", 10,
                        "talk_seconds", 70))));
  }

  @Test
  void sample_isACompletedCall_thatOtherEndsDoNotChange() throws Exception {
    SampleEvents samples = new SampleEvents();
    samples.all(Samples.V2025).forEach(handler::handle);
    samples.all(Samples.V2026).forEach(handler::handle);

    assertThat(
            storage.rows(
                "SELECT outcome, ring_seconds, talk_seconds, ended_at, direction FROM call_record"))
        .containsExactly(
            "[outcome=completed, ring_seconds=6, talk_seconds=185,"
                + " ended_at=2026-03-07T12:03:12.310000000Z, direction=inbound]");
    assertThat(storage.rows("SELECT event_id FROM call_event")).hasSize(14);
  }

  @Test
  void endFirst_isUnknown_andPublishedWhenTheAnswerComes() throws Exception {
    handler.handle(of("c-1", Kind.ENDED, "e-4", 90));
    assertThat(outcomes()).containsExactly("[record_id=c-1, outcome=unknown]");
    assertThat(handler.published()).isEmpty();

    handler.handle(of("c-1", Kind.ANSWERED, "e-3", 30));
    handler.handle(of("c-1", Kind.INITIATED, "e-1", 0));

    assertThat(outcomes()).containsExactly("[record_id=c-1, outcome=completed]");
    assertThat(handler.published()).containsExactly("completed c-1");
  }

  @Test
  void missedCall_isPublishedOnce_alsoWhenItsEndFollows() throws Exception {
    handler
        .handle(of("c-1", Kind.NO_ANSWER, "e-3", 30))
        .handle(of("c-1", Kind.ENDED, "e-4", 31))
        .handle(of("c-1", Kind.RINGING, "e-2", 1));

    assertThat(handler.published()).containsExactly("missed c-1");
    assertThat(storage.rows("SELECT outcome, ring_seconds FROM call_record"))
        .containsExactly("[outcome=missed, ring_seconds=29]");
  }

  @Test
  void correction_isPublished_onlyWhenTheOutcomeIsAnother() throws Exception {
    handler
        .handle(of("c-1", Kind.NO_ANSWER, "e-1", 30))
        .handle(of("c-1", Kind.ANSWERED, "e-2", 31))
        .handle(of("c-1", Kind.ENDED, "e-3", 40))
        .handle(of("c-1", Kind.DECLINED, "e-4", 41))
        .handle(of("c-1", Kind.FAILED, "e-5", 42));

    assertThat(handler.published()).containsExactly("missed c-1", "completed c-1");
  }

  @Test
  void declinedAndFailedCalls_areRows_andNotPublished() throws Exception {
    handler
        .handle(of("c-1", Kind.DECLINED, "e-1", 1))
        .handle(of("c-2", Kind.FAILED, "e-2", 2))
        .handle(of("c-3", Kind.ENDED, "e-3", 3));

    assertThat(outcomes())
        .containsExactly(
            "[record_id=c-1, outcome=declined]",
            "[record_id=c-2, outcome=failed]",
            "[record_id=c-3, outcome=unknown]");
    assertThat(handler.published()).isEmpty();
  }

  @Test
  void sameEventAgain_changesAndPublishesNothing() throws Exception {
    handler
        .handle(of("c-1", Kind.NO_ANSWER, "e-1", 1))
        .handle(event(Kind.ENDED, "e-2", 2, Map.of()));
    List<String> before = storage.rows();

    handler
        .handle(of("c-1", Kind.NO_ANSWER, "e-1", 1))
        .handle(event(Kind.ENDED, "e-2", 2, Map.of()));

    assertThat(storage.rows()).isEqualTo(before);
    assertThat(handler.published()).containsExactly("missed c-1");
  }

  @Test
  void sameEventByTwoEndpoints_isCountedTwice_andPublishedOnce() throws Exception {
    Map<String, ?> data = Map.of("id", "c-1");
    handler.handle(event("main", Kind.NO_ANSWER, "e-1", Optional.of(TestEvents.START), data));
    handler.handle(event("second", Kind.NO_ANSWER, "e-1", Optional.of(TestEvents.START), data));

    assertThat(storage.rows("SELECT endpoint FROM call_event ORDER BY endpoint"))
        .containsExactly("[endpoint=main]", "[endpoint=second]");
    assertThat(outcomes()).hasSize(1);
    assertThat(handler.published()).containsExactly("missed c-1");
  }

  @Test
  void whatOneEventDoesNotSay_anotherDoes() throws Exception {
    handler
        .handle(event(Kind.ENDED, "e-3", 90, Map.of("id", "c-1", "from", 7, "duration", "60")))
        .handle(event(Kind.ANSWERED, "e-2", 30, Map.of("id", "c-1", "to", "+2", "chat_id", "x")))
        .handle(event(Kind.INITIATED, "e-1", 0, Map.of("id", "c-1", "from", "+1")));

    assertThat(
            storage.rows(
                "SELECT from_handle, to_handle, chat_id, direction, talk_seconds FROM call_record"))
        .containsExactly(
            "[from_handle=+1, to_handle=+2, chat_id=x, direction=null, talk_seconds=60]");
    assertThat(handler.delivery.published.get(0).data().has("peer")).isFalse();
  }

  @Test
  void outboundCall_hasItsLineAsCaller() throws Exception {
    handler.handle(
        event(
            Kind.NO_ANSWER,
            "e-1",
            0,
            with(with(line("+12025550123"), "id", "c-1"), "direction", "outbound")));

    Data data = handler.delivery.published.get(0).data();
    assertThat(data.string("line")).contains("+12025550123");
  }

  @Test
  void deliveryThatIsUndone_leavesNothing_andIsTakenWhenItComesAgain() throws Exception {
    handler.handle(of("c-1", Kind.ANSWERED, "e-1", 0));
    Savepoint savepoint = storage.savepoint();
    handler.handle(of("c-1", Kind.ENDED, "e-2", 5));
    storage.rollback(savepoint);
    assertThat(outcomes()).containsExactly("[record_id=c-1, outcome=in_progress]");

    handler.handle(of("c-1", Kind.ENDED, "e-2", 5));
    storage.commit();

    assertThat(outcomes()).containsExactly("[record_id=c-1, outcome=completed]");
    assertThat(handler.published()).containsExactly("completed c-1", "completed c-1");
  }

  @Test
  void withoutTransactionOfADelivery_eventIsTakenAsAWhole() throws Exception {
    storage.rollback();
    storage.breakInserts("call_record");
    assertThatThrownBy(() -> handler.handle(of("c-1", Kind.ENDED, "e-1", 0)))
        .isInstanceOf(StoreException.class);
    assertThat(storage.rows()).isEmpty();

    storage.mendInserts("call_record");
    handler.handle(of("c-1", Kind.ENDED, "e-1", 0));
    assertThat(outcomes()).hasSize(1);
  }

  @Test
  void manyEventsOfOneCall_areNotReadAgainForEach() throws Exception {
    for (int i = 0; i < 500; i++) {
      handler.handle(of("c-1", Kind.RINGING, "e-" + i, 1000 - i));
    }
    FactTable facts = new FactTable();

    assertThat(facts.counting(new Sql(storage.getConnection()), "c-1"))
        .singleElement()
        .isEqualTo(Facts.of(Kind.RINGING, of("c-1", Kind.RINGING, "e-499", 501)));
    // Only SQLite tells its plan like this; PostgreSQL may well choose another one for few rows.
    assumeFalse(HandlerDatabases.arePostgres());
    List<String> plan =
        storage.rows(
            "EXPLAIN QUERY PLAN SELECT kind FROM call_event WHERE record_id = 'c-1' AND"
                + " kind = 'ringing' ORDER BY time_assumed, event_at, event_id, endpoint LIMIT 1");
    assertThat(plan).singleElement().asString().contains("call_event_by_record");
  }
}
