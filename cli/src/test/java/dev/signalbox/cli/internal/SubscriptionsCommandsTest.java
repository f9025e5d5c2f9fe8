package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands about subscriptions, against answers as management gives them. */
class SubscriptionsCommandsTest {

  private static final String API = "/signalbox/api/";
  private static final String PLAN =
      """
      {"changes":true,"items":[
        {"endpoint":"a","action":"create","target_url":"https://x/a","differences":[
           {"field":"subscribed_events","removed":[],"added":["message.received"]}]},
        {"endpoint":"b","action":"change","subscription_id":"s1","target_url":"https://x/b","differences":[
           {"field":"is_active","removed":["true"],"added":["false"]}]},
        {"endpoint":"c","action":"delete","subscription_id":"s2","target_url":"https://x/c","differences":[],"reason":"left over"},
        {"endpoint":"d","action":"unchanged","subscription_id":"s3","target_url":"https://x/d","differences":[]},
        {"endpoint":"e","action":"blocked","subscription_id":"s4","target_url":"https://x/e","differences":[],"reason":"adopt it"}],
       "unmanaged":[{"subscription_id":"f1","target_url":"https://y/","active":true,"subscribed_events":[],"phone_numbers":[]},
        {"subscription_id":"s4","target_url":"https://x/e","endpoint":"e","note":"not made here","active":true,"subscribed_events":[],"phone_numbers":[]}],
       "notices":["Linq does not offer call.\\u001b[31mended"]}
      """;

  private final Map<String, StubServer.Answer> answers = new ConcurrentHashMap<>();
  private StubServer server;

  @BeforeEach
  void start() {
    server =
        StubServer.start(
            request ->
                answers.getOrDefault(
                    request.uri().getRawPath().substring(API.length()),
                    StubServer.Answer.json(404, "{\"error\":\"no such thing\"}")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Result ask(String... arguments) {
    return Cli.run(
        Stream.of(
                Stream.of("subscriptions"),
                Stream.of(arguments),
                Stream.of("--url", server.url(), "--token", "0123456789abcdef"))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @Test
  void plan_isPrintedLikeADiff() {
    answers.put("subscriptions/plan", StubServer.Answer.json(200, PLAN));
    Cli.Result result = ask("plan");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "+ endpoint a: create https://x/a",
            "    subscribed_events",
            "      + message.received",
            "~ endpoint b: change s1 https://x/b",
            "    is_active",
            "      - true",
            "      + false",
            "- endpoint c: delete s2 https://x/c",
            "    left over",
            "= endpoint d: unchanged s3 https://x/d",
            "! endpoint e: blocked s4 https://x/e",
            "    adopt it",
            "",
            "not ours, left alone:",
            "  f1 https://y/",
            "  s4 https://x/e (not made here)",
            "    take it over with: signalbox subscriptions adopt s4",
            "",
            "note: Linq does not offer call.\\u001b[31mended",
            "",
            "To do this: signalbox subscriptions apply");
    assertThat(ask("plan", "--json").json().getJsonArray("items")).hasSize(5);
  }

  @Test
  void detailedExitCode_tellsChanges() {
    answers.put("subscriptions/plan", StubServer.Answer.json(200, PLAN));
    assertThat(ask("plan", "--detailed-exitcode").exit()).isEqualTo(2);
    answers.put(
        "subscriptions/plan",
        StubServer.Answer.json(
            200, "{\"changes\":false,\"items\":[],\"unmanaged\":[],\"notices\":[]}"));
    Cli.Result result = ask("plan", "--detailed-exitcode");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Nothing to change.");
  }

  @Test
  void apply_tellsWhatWasDone_andFailsWhenNotAllOfItWas() {
    answers.put(
        "subscriptions/apply",
        StubServer.Answer.json(
            200,
            """
            {"complete":false,"outcomes":[{"endpoint":"a","action":"create","done":true,"message":"subscription s1 is made"},
              {"endpoint":"b","action":"change","subscription_id":"s2","done":false,"message":"Linq answered 400"}],"notices":[]}
            """));
    Cli.Result result = ask("apply");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "endpoint a: create: subscription s1 is made",
            "endpoint b: change s2 NOT DONE: Linq answered 400");
  }

  @Test
  void list_showsEndpointsAndTheAccount() {
    answers.put(
        "subscriptions",
        StubServer.Answer.json(
            200,
            """
            {"endpoints":[{"endpoint":"main","target_url":"https://x/","subscription_id":"s1","active":false,"override":"paused"}],
             "subscriptions":[{"subscription_id":"s1","ours":true,"active":false,"target_url":"https://x/","subscribed_events":["a","b"],"phone_numbers":[]}]}
            """));
    assertThat(ask("list").out().lines())
        .anySatisfy(line -> assertThat(line).startsWith("main").contains("s1", "false", "paused"))
        .anySatisfy(line -> assertThat(line).startsWith("s1").contains("yes", "https://x/", "2"));
  }

  @Test
  void endpointCommands_goToTheirPaths() {
    String outcome =
        "{\"endpoint\":\"main\",\"action\":\"%s\",\"subscription_id\":\"s2\",\"done\":true}";
    for (String action : List.of("pause", "resume", "rotate")) {
      answers.put(
          "subscriptions/endpoints/main/" + action,
          StubServer.Answer.json(200, outcome.formatted(action)));
      assertThat(ask(action, "main").out()).isEqualTo("endpoint main: " + action + " s2\n");
    }
    answers.put("subscriptions/s1/adopt", StubServer.Answer.json(200, outcome.formatted("adopt")));
    assertThat(ask("adopt", "s1", "--keep-secret", "--json").json().getString("action"))
        .isEqualTo("adopt");
  }

  @Test
  void anotherNodeAtIt_isSaid() {
    answers.put(
        "subscriptions/apply",
        StubServer.Answer.json(409, "{\"error\":\"another node applies now\"}"));
    assertThat(ask("apply").failed(1).err()).contains("another node applies now");
  }
}
