package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Data;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryApiTest {

  private ApiFixture api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static FakeQuery saying(String word, String... paths) {
    return new FakeQuery(query -> QueryResult.ok(Map.of("said", word)), paths);
  }

  private String said(String path) throws Exception {
    return api.json(api.get(path)).requiredString("said");
  }

  @Test
  void query_getsItsPathAndParameters() throws Exception {
    AtomicReference<Query> seen = new AtomicReference<>();
    api.queries.add(
        new FakeQuery(
            query -> {
              seen.set(query);
              return QueryResult.ok(Map.of("items", List.of(1, "two")));
            },
            "messages/{id}/parts/{part}"),
        "messages");
    HttpResponse<String> response = api.get("messages/a%20b/parts/7?q=x%26y+z&q=second&flag&=v");
    assertThat(response.body()).isEqualTo("{\"items\":[1,\"two\"]}");
    assertThat(seen.get().path()).isEqualTo("messages/{id}/parts/{part}");
    assertThat(seen.get().pathParameters()).isEqualTo(Map.of("id", "a b", "part", "7"));
    assertThat(seen.get().parameters()).isEqualTo(Map.of("q", "x&y z", "flag", "", "", "v"));
  }

  @Test
  void literal_beatsName() throws Exception {
    api.queries.add(saying("name", "messages/{id}"), "a");
    api.queries.add(saying("literal", "messages/newest"), "b");
    assertThat(said("messages/newest")).isEqualTo("literal");
    assertThat(said("messages/other")).isEqualTo("name");
  }

  @Test
  void stockPaths_win() throws Exception {
    api.queries.add(saying("mine", "handlers", "events/newest", "{any}"), "greedy");
    assertThat(api.json(api.get("handlers")).has("handlers")).isTrue();
    assertThat(api.get("events/newest").statusCode()).isEqualTo(404);
    assertThat(said("something")).isEqualTo("mine");
  }

  @Test
  void notFoundOfAPlugIn_isPassedOn() throws Exception {
    api.queries.add(new FakeQuery(query -> QueryResult.notFound("no such thing"), "things"), "t");
    HttpResponse<String> response = api.get("things");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(api.error(response)).isEqualTo("no such thing");
  }

  @Test
  void refusedParameter_is400WithTheMessage() throws Exception {
    api.queries.add(
        new FakeQuery(
            query -> QueryResult.ok(Map.of("limit", query.intParameter("limit", 1, 1, 9))),
            "things"),
        "t");
    HttpResponse<String> response = api.get("things?limit=10");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.error(response)).contains("from 1 to 9");
  }

  @Test
  void refusalWithoutMessage_is400() throws Exception {
    assertThat(answer(query -> fail(new IllegalArgumentException())).statusCode()).isEqualTo(400);
  }

  @Test
  void failure_is500WithAnIdAndNoDetails() throws Exception {
    assertInternalError(answer(query -> fail(new IOException("db at /secret/place"))));
  }

  @Test
  void brokenLink_is500() throws Exception {
    assertInternalError(
        answer(
            query -> {
              throw new NoClassDefFoundError("org/example/Gone");
            }));
  }

  @Test
  void nullAnswer_is500() throws Exception {
    assertInternalError(answer(query -> null));
  }

  @Test
  void valueThatIsNoJson_is500() throws Exception {
    assertInternalError(answer(query -> QueryResult.ok(Map.of("thread", new Object()))));
  }

  @Test
  void mapThatHoldsItself_is500() throws Exception {
    Map<String, Object> loop = new HashMap<>();
    loop.put("self", loop);
    assertInternalError(answer(query -> QueryResult.ok(loop)));
  }

  private static QueryResult fail(Exception failure) throws Exception {
    throw failure;
  }

  private HttpResponse<String> answer(FakeQuery.Answer answer) throws Exception {
    api.queries.add(new FakeQuery(answer, "things"), "t");
    return api.get("things");
  }

  private void assertInternalError(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(500);
    Data body = api.json(response);
    assertThat(body.asMap().keySet()).containsExactlyInAnyOrder("error", "id");
    assertThat(body.string("error")).hasValue("internal error");
    assertThat(body.requiredString("id")).hasSizeGreaterThan(10);
  }

  @Test
  void removedQuery_is404AndANewOneTakesItsPlace() throws Exception {
    FakeQuery first = saying("first", "things");
    api.queries.add(first, "a");
    assertThat(said("things")).isEqualTo("first");
    assertThat(api.queries.remove(first)).isTrue();
    assertThat(api.get("things").statusCode()).isEqualTo(404);
    api.queries.add(saying("second", "things"), "b");
    assertThat(said("things")).isEqualTo("second");
  }

  /**
   * Each endpoint fails when it is asked after its removal, as one with a closed database would.
   */
  @Test
  void swapWhileRequestsRun_neverReachesAClosedQuery() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Map<Integer, Integer>>> clients = new ArrayList<>();
      Callable<Map<Integer, Integer>> client = () -> countStatuses(going);
      for (int i = 0; i < 4; i++) {
        clients.add(threads.submit(client));
      }
      for (int round = 0; round < 300; round++) {
        AtomicBoolean closed = new AtomicBoolean();
        FakeQuery query =
            new FakeQuery(
                q -> closed.get() ? fail(new IOException("closed")) : QueryResult.ok(Map.of()),
                "things/{id}");
        api.queries.add(query, "round-" + round);
        api.get("things/1");
        assertThat(api.queries.remove(query)).isTrue();
        closed.set(true);
      }
      going.set(false);
      for (Future<Map<Integer, Integer>> each : clients) {
        Map<Integer, Integer> statuses = each.get(30, TimeUnit.SECONDS);
        assertThat(statuses.keySet()).isSubsetOf(200, 404).contains(200);
      }
    } finally {
      going.set(false);
      threads.shutdownNow();
    }
  }

  private Map<Integer, Integer> countStatuses(AtomicBoolean going) throws Exception {
    Map<Integer, Integer> counts = new HashMap<>();
    while (going.get()) {
      counts.merge(api.get("things/1").statusCode(), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void removal_waitsForARunningRequest() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    FakeQuery slow =
        new FakeQuery(
            query -> {
              entered.countDown();
              leave.await(10, TimeUnit.SECONDS);
              return QueryResult.ok(Map.of("said", "late"));
            },
            "things");
    api.queries.add(slow, "slow");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> request = threads.submit(() -> said("things"));
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      Future<Boolean> removal = threads.submit(() -> api.queries.remove(slow));
      assertThat(removal.isDone()).isFalse();
      leave.countDown();
      assertThat(request.get(10, TimeUnit.SECONDS)).isEqualTo("late");
      assertThat(removal.get(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }
}
