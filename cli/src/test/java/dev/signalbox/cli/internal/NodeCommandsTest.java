package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands that ask a node, against answers as ApiServlet documents them. */
@Timeout(60)
class NodeCommandsTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final String API = "/signalbox/api/";

  private final Map<String, StubServer.Answer> answers = new ConcurrentHashMap<>();
  private StubServer server;

  @BeforeEach
  void start() {
    server = StubServer.start(this::answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StubServer.Answer answer(StubServer.Request request) {
    if (!request.header("Authorization").equals(List.of("Bearer " + TOKEN))) {
      return StubServer.Answer.json(401, "{\"error\":\"expected the token\"}");
    }
    return answers.getOrDefault(
        request.uri().getRawPath().substring(API.length()),
        StubServer.Answer.json(404, "{\"error\":\"no such thing\"}"));
  }

  @Test
  void events_areListedNewestLast() {
    answers.put("events", events(event(2, "b", "message.sent"), event(1, "a", "message.read")));
    Cli.Result result = ask("events", "--type", "message.sent", "--limit", "2");

    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(" 1 ", " a ", "message.read"),
            line -> assertThat(line).contains(" 2 ", " b ", "message.sent"));
    assertThat(server.only().uri().getQuery())
        .contains("type=message.sent", "order=desc", "limit=2");
  }

  @Test
  void eventsAsJson_areOneObjectOnEachLine() {
    answers.put("events", events(event(2, "b", "x"), event(1, "a", "x")));

    assertThat(ask("events", "--json").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{").contains("\"sequence\":1"),
            line -> assertThat(line).startsWith("{").contains("\"sequence\":2"));
  }

  @Test
  void follow_printsWhatArrives() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (StubServer following =
            StubServer.start(
                request -> {
                  boolean first = asked.incrementAndGet() == 1;
                  boolean newOne = request.uri().getQuery().contains("after=1");
                  return first
                      ? events(event(1, "a", "x"))
                      : newOne ? events(event(2, "b", "x"), event(3, "c", "x")) : events();
                });
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Thread thread =
          new Thread(
              () ->
                  SignalboxCommand.commandLine(new PrintStream(out, true), System.err)
                      .execute("events", "--follow", "--url", following.url(), "--token", TOKEN));
      thread.start();
      assertThat(lines.readLine()).contains(" a ");
      assertThat(lines.readLine()).contains(" b ");
      assertThat(lines.readLine()).contains(" c ");
      thread.interrupt();
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void followWhoseReaderIsGone_ends() throws IOException {
    answers.put("events", events(event(1, "a", "x")));
    PipedInputStream reader = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(reader), true);
    reader.close();

    assertThat(
            SignalboxCommand.commandLine(out, System.err)
                .execute("events", "--follow", "--url", server.url(), "--token", TOKEN))
        .isZero();
  }

  @Test
  void event_isShownWhole() {
    answers.put(
        "events/a%20b",
        StubServer.Answer.json(
            200,
            """
            {"sequence":7,"event_id":"a b","type":"message.sent","endpoint":"default",
             "received_at":"2026-03-04T09:15:02Z","readable":true,"size":17,
             "body_base64":"e30=","body":{"text":"line\\nline \\u001b[31m"},
             "handlers":{"journal":{"state":"dead","attempts":10,"error":"no \\u009bway"}}}"""));
    Cli.Result result = ask("events", "show", "a b");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("journal", "dead", "10", "\"line\\nline");
    assertThat(result.out()).doesNotContain("\u001b", "\u009b");
    assertThat(ask("events", "show", "a b", "--json").json().getInt("sequence")).isEqualTo(7);
  }

  @Test
  void unknownEvent_isNo() {
    assertThat(ask("events", "show", "nope").failed(1).err()).contains("no such thing");
  }

  @Test
  void nodes_areListedWithWhatTheyWork() {
    String nodes =
        """
        {"nodes":[{"name":"a","id":"vm-1-f","version":"0.1.0","since":"2026-03-01T12:00:00Z","self":true,"lag":4,
        "handlers":[{"name":"journal","version":"1.0","state":"running","shards":[0,3],"shard_count":16,"lag":4,
        "handled":9,"failed":0}]},
        {"name":"b","id":"vm-2-g","version":"0.1.0","since":"2026-03-01T12:00:01Z","self":false,"lag":0,
        "handlers":[]}]}""";
    answers.put("nodes", StubServer.Answer.json(200, nodes));

    assertThat(ask("nodes").out())
        .contains("vm-1-f", "0.1.0", "yes", "vm-2-g", "journal", "2/16 (0,3)", "running");
    assertThat(ask("nodes", "--json").json().getJsonArray("nodes")).hasSize(2);
  }

  @Test
  void handlers_areListed() {
    String handlers =
        """
        {"handlers":[{"name":"journal","state":"running","version":"1.0","position":12,"lag":3,
         "retrying":1,"dead":2,"breaker":"open","types":["message.sent","message.read"]}]}""";
    answers.put("handlers", StubServer.Answer.json(200, handlers));

    assertThat(ask("handlers").out())
        .contains("HANDLER", "BREAKER", "journal", "running", "12", "open")
        .contains("message.sent message.read");
    assertThat(ask("handlers", "--json").json().getJsonArray("handlers")).hasSize(1);
  }

  @Test
  void pauseAndResume_arePosted() {
    answers.put("handlers/journal/pause", StubServer.Answer.json(200, "{\"state\":\"paused\"}"));
    answers.put("handlers/journal/resume", StubServer.Answer.json(200, "{\"state\":\"running\"}"));

    assertThat(ask("handlers", "pause", "journal").out()).isEqualTo("journal is paused\n");
    assertThat(ask("handlers", "resume", "journal", "--json").json().getString("state"))
        .isEqualTo("running");
    assertThat(server.requests()).allMatch(request -> request.method().equals("POST"));
  }

  @Test
  void deadLetters_areListed() {
    answers.put(
        "handlers/journal/dead-letters",
        StubServer.Answer.json(
            200,
            """
            {"dead_letters":[{"sequence":4,"event_id":"e4","type":"message.sent","attempts":10,
             "dead_at":"2026-03-04T09:15:02Z","error":"%s"}]}"""
                .formatted("boom ".repeat(1000))));
    Cli.Result result = ask("dead-letters", "journal", "--after", "3", "--limit", "5");

    assertThat(result.out()).contains("e4", "boom");
    assertThat(result.out().lines()).allMatch(line -> line.length() < 300);
    assertThat(server.only().uri().getQuery()).isEqualTo("after=3&limit=5");
    assertThat(ask("dead-letters", "journal", "--json").out()).contains("boom ".repeat(1000));
  }

  @Test
  void replay_postsWhatIsAskedFor() {
    answers.put("handlers/journal/replay", StubServer.Answer.json(200, "{\"replayed\":3}"));

    assertThat(ask("replay", "--event", "e\"1", "--handler", "journal").out())
        .isEqualTo("replaying 3\n");
    assertThat(ask("replay", "--dead", "--handler", "journal", "--json").json().getInt("replayed"))
        .isEqualTo(3);
    ask(
        "replay",
        "--from",
        "2026-03-04T09:00:00Z",
        "--to",
        "2026-03-05T10:00:00+01:00",
        "--handler",
        "journal");
    assertThat(server.requests())
        .extracting(StubServer.Request::text)
        .containsExactly(
            "{\"event\":\"e\\\"1\"}",
            "{\"dead\":true}",
            "{\"from\":\"2026-03-04T09:00:00Z\",\"to\":\"2026-03-05T10:00:00+01:00\"}");
  }

  @Test
  void replayOfNothingOrTooMuch_isAUsageError() {
    assertThat(ask("replay", "--handler", "journal").failed(2).err()).contains("--event", "Usage:");
    assertThat(ask("replay", "--dead").failed(2).err()).contains("--handler", "Usage:");
    ask("replay", "--dead", "--event", "e", "--handler", "journal").failed(2);
    ask("replay", "--from", "2026-03-04T09:00:00Z", "--handler", "journal").failed(2);
    assertThat(ask("replay", "--from", "x", "--to", "y", "--handler", "journal").failed(2).err())
        .contains("--from", "2026-03-04T09:00:00Z");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void wrongToken_isSaid() {
    Cli.Result result = Cli.run("handlers", "--url", server.url(), "--token", "wrong");

    assertThat(result.failed(1).err()).contains("token", "--token");
    assertThat(Cli.run("handlers", "--url", server.url(), "--token", "a b").failed(2).err())
        .contains("--token");
  }

  @Test
  void nodeWithoutToken_isSaid() {
    answers.put("handlers", StubServer.Answer.json(403, "{\"error\":\"no token\"}"));

    assertThat(ask("handlers").failed(1).err()).contains("signalbox.admin.token");
  }

  @Test
  void missingToken_isAUsageError() {
    assertThat(Cli.run("handlers", "--url", server.url()).failed(2).err())
        .contains("SIGNALBOX_ADMIN_TOKEN", "--token");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void otherAnswers_endWithWords() {
    answers.put("events", StubServer.Answer.json(400, "{\"error\":\"expected 1 to 1000\"}"));
    assertThat(ask("events").failed(2).err()).contains("expected 1 to 1000");
    answers.put("events", StubServer.Answer.json(503, "{\"error\":\"not now\"}"));
    assertThat(ask("events").failed(69).err()).contains("not now");
    answers.put("events", StubServer.Answer.json(500, "{\"error\":\"x \\u001b[2J\"}"));
    assertThat(ask("events").failed(1).err()).contains("x ").doesNotContain("\u001b");
    answers.put("events", new StubServer.Answer(502, "text/html", "<html>"));
    assertThat(ask("events").failed(1).err()).contains("502");
    answers.put("events", new StubServer.Answer(200, "text/html", "<html>"));
    ask("events").failed(69);
    answers.put("events", StubServer.Answer.json(200, "{}"));
    ask("events").failed(69);
    answers.put("events", StubServer.Answer.json(404, "not JSON"));
    ask("events").failed(69);
  }

  @Test
  void noNode_isUnavailable() {
    String url = server.url();
    server.close();

    assertThat(Cli.run("handlers", "--url", url, "--token", TOKEN).failed(69).err())
        .contains(url, "signalbox run");
  }

  @Test
  void textFromEvents_cannotSteerTheTerminal() {
    String evil = "\\u001b]0;title\\u0007\\u009b31m\\u202e\\r\\nforged";
    answers.put("events", events(event(1, evil, evil)));
    for (Cli.Result result : List.of(ask("events"), ask("events", "--json"))) {
      assertThat(result.exit()).isZero();
      assertThat(result.out().lines()).hasSize(1);
      assertThat(result.out()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r");
    }
    assertThat(ask("events", "--json").json().getString("type"))
        .isEqualTo("\u001b]0;title\u0007\u009b31m\u202e\r\nforged");
  }

  private Cli.Result ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", server.url(), "--token", TOKEN));
    return Cli.run(all);
  }

  private static StubServer.Answer events(String... events) {
    return StubServer.Answer.json(200, "{\"events\":[" + String.join(",", events) + "]}");
  }

  private static String event(long sequence, String id, String type) {
    return """
    {"sequence":%d,"event_id":"%s","type":"%s","endpoint":"default",\
    "received_at":"2026-03-04T09:15:02Z","readable":true,"size":17}"""
        .formatted(sequence, id, type);
  }
}
