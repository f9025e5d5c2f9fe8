package dev.signalbox.handlers.phonenumber.internal;

import static dev.signalbox.handlers.phonenumber.internal.TestEvents.LINE;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.OTHER;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.Data;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineQueriesTest {

  @TempDir Path folder;
  private TestHandler handler;

  @BeforeEach
  void open() {
    handler = new TestHandler(new TestStorage(folder.resolve("handler.db")));
  }

  private QueryResult answer(String path, Map<String, String> names, Map<String, String> rest) {
    return handler.queries.answer(new Query(path, names, rest));
  }

  private Data line(String number) {
    QueryResult result = answer("phone-numbers/{e164}", Map.of("e164", number), Map.of());
    assertThat(result.status()).isEqualTo(200);
    return Data.of(result.body());
  }

  private Data list(Map<String, String> parameters) {
    return Data.of(answer("phone-numbers", Map.of(), parameters).body());
  }

  private static List<String> numbers(Data page) {
    return page.objects("phone_numbers").stream()
        .map(line -> line.requiredString("phone_number"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12025550123", "12025550123", " 12025550123"})
  void line_hasAllThatIsKnown(String number) {
    new SampleEvents().all(Samples.V2026).forEach(handler::handle);

    assertThat(line(number))
        .isEqualTo(
            Data.of(
                Map.of(
                    "phone_number", "+12025550123",
                    "state", "flagged",
                    "status", "FLAGGED",
                    "status_since", "2026-03-06T10:00:00Z",
                    "reputation", "CRITICAL",
                    "reputation_since", "2026-03-06T10:00:00Z",
                    "may_continue", false,
                    "reason",
                        "this line is FLAGGED and its reputation is CRITICAL; stop sending over it"
                            + " until it has recovered",
                    "history",
                        List.of(
                            Map.of(
                                "changed_at", "2026-03-06T10:00:00Z",
                                "previous_status", "ACTIVE",
                                "new_status", "FLAGGED",
                                "previous_reputation", "AT_RISK",
                                "new_reputation", "CRITICAL",
                                "event_id", "171e15ab-9ebe-4fd4-a8f6-ab9e5382c477")))));
  }

  @Test
  void since_isTheBeginningOfTheRun_alsoAfterLateChanges() {
    handler
        .handle(change("e-1", 10, "ACTIVE", "HEALTHY"))
        .handle(change("e-2", 50, "ACTIVE", "AT_RISK"))
        .handle(change("e-3", 59, "ACTIVE", "AT_RISK"));
    assertThat(since()).containsExactly("2026-03-06T10:00:10Z", "2026-03-06T10:00:50Z");

    handler.handle(change("e-4", 5, "ACTIVE", "HEALTHY"));
    assertThat(since()).containsExactly("2026-03-06T10:00:05Z", "2026-03-06T10:00:50Z");

    handler.handle(change("e-5", 20, "FLAGGED", "AT_RISK"));
    assertThat(since()).containsExactly("2026-03-06T10:00:50Z", "2026-03-06T10:00:20Z");

    handler.handle(change("e-0", 59, "FLAGGED", ""));
    assertThat(since()).containsExactly("2026-03-06T10:00:59Z", "2026-03-06T10:00:20Z");
    assertThat(line(LINE).string("status")).contains("ACTIVE");
  }

  private List<String> since() {
    Data line = line(LINE);
    return List.of(line.requiredString("status_since"), line.requiredString("reputation_since"));
  }

  @Test
  void lineOfWhichLittleIsKnown_isShown() {
    handler.handle(change("e-1", 10, "", ""));

    assertThat(line(LINE).asMap())
        .containsEntry("state", "usable")
        .containsEntry("status", null)
        .containsEntry("status_since", null)
        .containsEntry("reputation", null)
        .containsEntry("may_continue", true);
    assertThat(line(LINE).objects("history")).hasSize(1);
  }

  @Test
  void history_isNewestFirst_andCut() {
    for (int i = 1; i <= 5; i++) {
      handler.handle(change("e-" + i, i, "ACTIVE", "HEALTHY"));
    }
    QueryResult result = answer("phone-numbers/{e164}", Map.of("e164", LINE), Map.of("limit", "2"));

    assertThat(Data.of(result.body()).objects("history"))
        .extracting(change -> change.requiredString("event_id"))
        .containsExactly("e-5", "e-4");
  }

  @Test
  void list_isPaged_andSelectsByState() {
    handler
        .handle(change("e-1", 1, "FLAGGED", "HEALTHY"))
        .handle(change(OTHER, "main", "e-2", 1, "ACTIVE", "AT_RISK"))
        .handle(change("+12025550150", "main", "e-3", 1, "ACTIVE", "HEALTHY"));

    assertThat(numbers(list(Map.of()))).containsExactly(LINE, "+12025550150", OTHER);
    assertThat(list(Map.of()).asMap()).containsEntry("next_after", null);
    assertThat(numbers(list(Map.of("state", "Flagged")))).containsExactly(LINE);
    assertThat(numbers(list(Map.of("state", "at_risk")))).containsExactly(OTHER);
    assertThat(numbers(list(Map.of("state", "usable")))).containsExactly("+12025550150");

    Data first = list(Map.of("limit", "2"));
    assertThat(numbers(first)).containsExactly(LINE, "+12025550150");
    // What a plus that was not encoded becomes in a query string.
    String after = first.requiredString("next_after").replace('+', ' ');
    Data second = list(Map.of("limit", "2", "after", after));
    assertThat(numbers(second)).containsExactly(OTHER);
    assertThat(second.string("next_after")).isEmpty();
  }

  @Test
  void unknownLine_isNotFound() {
    QueryResult result = answer("phone-numbers/{e164}", Map.of("e164", "1555"), Map.of());

    assertThat(result.status()).isEqualTo(404);
    assertThat(result.body().get("error").toString()).contains("'+1555'");
  }

  @Test
  void whatCannotBeUsed_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(Map.of("state", "broken")))
        .withMessageContaining("usable, at_risk, flagged");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(Map.of("limit", "201")))
        .withMessageContaining("1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer("lines", Map.of(), Map.of()))
        .withMessageContaining("phone-numbers/{e164}");
  }
}
