package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.from;
import static dev.signalbox.handlers.call.internal.TestEvents.of;
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

class CallQueriesTest {

  @TempDir Path folder;
  private TestHandler handler;

  @BeforeEach
  void open() {
    handler = new TestHandler(new TestStorage(folder.resolve("handler.db")));
  }

  private Data calls(Map<String, String> parameters) {
    QueryResult result = handler.queries.answer(new Query("calls", Map.of(), parameters));
    assertThat(result.status()).isEqualTo(200);
    return Data.of(result.body());
  }

  private QueryResult call(String id) {
    return handler.queries.answer(new Query("calls/{id}", Map.of("id", id), Map.of()));
  }

  private static List<String> ids(Data page) {
    return page.objects("calls").stream().map(call -> call.requiredString("record_id")).toList();
  }

  @Test
  void call_hasAllThatIsKnown() {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);

    Data call = Data.of(call("e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce").body());

    Map<String, Object> known = new HashMap<>(call.asMap());
    assertThat(call.objects("events"))
        .extracting(event -> event.requiredString("event_type"))
        .containsExactly(
            "call.initiated",
            "call.ringing",
            "call.answered",
            "call.ended",
            "call.failed",
            "call.declined",
            "call.no_answer");
    assertThat(call.objects("events").get(3))
        .isEqualTo(
            Data.of(
                Map.of(
                    "event_type", "call.ended",
                    "at", "2026-03-07T12:03:12.310Z",
                    "at_assumed", false,
                    "endpoint", "2026-02-03",
                    "event_id", "27ac2520-2b8d-47a4-a897-5fa30251ef1f",
                    "duration_seconds", 185)));
    known.remove("events");
    Map<String, Object> expected = new HashMap<>();
    expected.put("record_id", "e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce");
    expected.put("call_id", "e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce");
    expected.put("inferred", false);
    expected.put("outcome", "completed");
    expected.put("direction", "inbound");
    expected.put("from", "+12025550177");
    expected.put("to", "+12025550123");
    expected.put("line", "+12025550123");
    expected.put("peer", "+12025550177");
    expected.put("chat_id", null);
    expected.put("started_at", "2026-03-07T12:00:00.310Z");
    expected.put("ringing_at", "2026-03-07T12:00:01.310Z");
    expected.put("answered_at", "2026-03-07T12:00:07.310Z");
    expected.put("ended_at", "2026-03-07T12:03:12.310Z");
    expected.put("ring_seconds", 6);
    expected.put("talk_seconds", 185);
    assertThat(Data.of(known)).isEqualTo(Data.of(expected));
  }

  @Test
  void list_isNewestFirst_andPaged() {
    for (int i = 0; i < 7; i++) {
      handler.handle(of("c-" + i, Kind.INITIATED, "e-" + i, i / 2));
    }
    List<String> all = new ArrayList<>();
    Map<String, String> parameters = new HashMap<>(Map.of("limit", "2"));
    Optional<String> next;
    do {
      Data page = calls(parameters);
      assertThat(ids(page)).hasSizeBetween(1, 2);
      all.addAll(ids(page));
      assertThat(page.has("next_before")).isTrue();
      next = page.string("next_before");
      next.ifPresent(id -> parameters.put("before", id));
    } while (next.isPresent());

    assertThat(all).containsExactly("c-6", "c-5", "c-4", "c-3", "c-2", "c-1", "c-0");
    assertThat(ids(calls(Map.of("before", "2026-03-07T13:00:01+01:00"))))
        .containsExactly("c-1", "c-0");
  }

  @Test
  void outcome_selects() {
    handler
        .handle(of("c-1", Kind.NO_ANSWER, "e-1", 0))
        .handle(of("c-2", Kind.RINGING, "e-2", 1))
        .handle(of("c-3", Kind.NO_ANSWER, "e-3", 2));

    assertThat(ids(calls(Map.of("outcome", "missed")))).containsExactly("c-3", "c-1");
    assertThat(ids(calls(Map.of("outcome", "MISSED", "before", "c-3")))).containsExactly("c-1");
    assertThat(ids(calls(Map.of("outcome", "in_progress")))).containsExactly("c-2");
    assertThat(ids(calls(Map.of("outcome", "in progress")))).containsExactly("c-2");
    assertThat(ids(calls(Map.of("outcome", "failed")))).isEmpty();
    assertThat(ids(calls(Map.of()))).containsExactly("c-3", "c-2", "c-1");
  }

  @Test
  void inferredRecord_isFoundByTheIdItHadBefore() {
    handler.handle(from("+12025550177", Kind.NO_ANSWER, "e-2", 9));
    String before = ids(calls(Map.of())).get(0);
    handler.handle(from("+12025550177", Kind.RINGING, "e-1", 1));
    String after = ids(calls(Map.of())).get(0);

    assertThat(after).isNotEqualTo(before).startsWith("inferred-");
    assertThat(call(before).body().get("record_id")).isEqualTo(after);
    assertThat(call(after).body().get("inferred")).isEqualTo(true);
    assertThat(ids(calls(Map.of("before", before)))).isEmpty();
  }

  @Test
  void callThatNobodyKnows_isNotFound() {
    assertThat(call("c-?").status()).isEqualTo(404);
    assertThat(call("c-?").body().get("error")).isEqualTo("no call with id 'c-?' is known");
  }

  @Test
  void parametersThatCannotBeUsed_areRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls(Map.of("outcome", "lost")))
        .withMessage(
            "expected one of completed, missed, declined, failed, in_progress, unknown for"
                + " 'outcome', found 'lost'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls(Map.of("limit", "0")))
        .withMessageContaining("from 1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls(Map.of("before", "c-?")))
        .withMessageContaining("expected a time in ISO 8601 or the id of a known call");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler.queries.answer(new Query("other", Map.of(), Map.of())))
        .withMessageContaining("calls/{id}");
  }
}
