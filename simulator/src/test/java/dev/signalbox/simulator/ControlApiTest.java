package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.Client.Answer;
import jakarta.json.JsonObject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {

  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.builder().apiKey("one").apiKey("two").allowHttp(true).build());
  private final Client control = new Client(simulator.address(), Optional.empty());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void overview_listsWhatThereIs_andNoKey() throws Exception {
    Answer answer = control.get("/simulator");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getInt("accounts")).isEqualTo(2);
    assertThat(answer.json().getJsonArray("operations")).hasSize(10);
    assertThat(answer.json().getJsonArray("event_types")).hasSize(75);
    assertThat(answer.json().getJsonObject("deliveries").getInt("pending")).isZero();
    assertThat(answer.response().body()).doesNotContain("\"one\"", "\"two\"");
  }

  @Test
  void event_goesToTheAccountThatIsNamed_andIsInTheLog() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      String first = Client.of(simulator).create(receiver.url("/first"), "call.ended").id();
      new Client(simulator.address(), Optional.of("two"))
          .create(receiver.url("/second"), "call.ended");

      Answer toFirst =
          control.call("POST", "/simulator/events", "{\"event_type\":\"call.ended\",\"data\":{}}");
      Answer toSecond =
          control.call(
              "POST",
              "/simulator/events",
              "{\"event_type\":\"call.ended\",\"data\":{},\"account\":\"two\",\"event_id\":\"mine\",\"phone_number\":\"+12025550123\"}");
      await().until(() -> simulator.counts().delivered() == 2);

      assertThat(toFirst.status()).isEqualTo(202);
      assertThat(toSecond.json().getString("event_id")).isEqualTo("mine");
      assertThat(receiver.received())
          .extracting(got -> got.uri() + " " + got.id())
          .containsExactlyInAnyOrder(
              "/first " + toFirst.json().getString("event_id"), "/second mine");
      JsonObject logged =
          control
              .get("/simulator/deliveries?event_id=" + toFirst.json().getString("event_id"))
              .json()
              .getJsonArray("deliveries")
              .getJsonObject(0);
      assertThat(logged.getString("subscription_id")).isEqualTo(first);
      assertThat(logged.getString("outcome")).isEqualTo("delivered");
      assertThat(logged.getInt("status")).isEqualTo(200);
      assertThat(logged.getInt("attempt")).isEqualTo(1);
    }
  }

  @Test
  void log_isPagedByNumber() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      Client.of(simulator).create(receiver.url("/"), "call.ended");
      for (int i = 0; i < 5; i++) {
        control.call("POST", "/simulator/events", "{\"event_type\":\"call.ended\",\"data\":{}}");
      }
      await().until(() -> simulator.counts().delivered() == 5);

      assertThat(numbers("?limit=2")).containsExactly(1, 2);
      assertThat(numbers("?limit=2&after=2")).containsExactly(3, 4);
      assertThat(numbers("?after=5")).isEmpty();
      assertThat(numbers("?subscription_id=other")).isEmpty();
      assertThat(numbers("")).hasSize(5);
    }
  }

  private List<Integer> numbers(String query) throws Exception {
    return control.get("/simulator/deliveries" + query).json().getJsonArray("deliveries").stream()
        .map(item -> item.asJsonObject().getInt("number"))
        .toList();
  }

  @Test
  void faults_areAddedListedAndRemoved() throws Exception {
    Answer added =
        control.call(
            "POST",
            "/simulator/faults",
            "{\"on\":\"create\",\"kind\":\"rate_limit\",\"retry_after\":\"http_date\",\"retry_after_seconds\":9,\"count\":2,\"skip\":1,\"probability\":0.5}");
    control.call("POST", "/simulator/faults", "{\"on\":\"list\",\"kind\":\"unavailable\"}");

    assertThat(added.status()).isEqualTo(201);
    Fault fault = simulator.faults().list().get(0).fault();
    assertThat(fault)
        .isEqualTo(
            Fault.on(Operation.CREATE, FaultKind.RATE_LIMIT)
                .withRetryAfter(RetryAfter.HTTP_DATE, 9)
                .times(2)
                .skipping(1)
                .withProbability(0.5));
    assertThat(Client.of(simulator).get(Client.SUBSCRIPTIONS).status()).isEqualTo(503);
    assertThat(control.get("/simulator/faults").json().getJsonArray("faults"))
        .extracting(item -> item.asJsonObject().getInt("struck"))
        .containsExactly(0, 1);
    assertThat(control.call("DELETE", "/simulator/faults/" + added.id(), "").status())
        .isEqualTo(204);
    assertThat(control.call("DELETE", "/simulator/faults/" + added.id(), "").status())
        .isEqualTo(404);
    assertThat(control.call("DELETE", "/simulator/faults", "").status()).isEqualTo(204);
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void conversation_isStartedWatchedAndStopped() throws Exception {
    assertThat(control.get("/simulator/conversation").status()).isEqualTo(404);
    Answer started =
        control.call("POST", "/simulator/conversation", "{\"rate\":500,\"seed\":5,\"seconds\":60}");
    assertThat(started.status()).isEqualTo(201);
    await().until(() -> control.get("/simulator/conversation").json().getInt("events") > 50);
    assertThat(control.call("POST", "/simulator/conversation", "{}").status()).isEqualTo(409);
    JsonObject stopped = control.call("DELETE", "/simulator/conversation", "").json();

    assertThat(stopped.getBoolean("running")).isFalse();
    assertThat(stopped.getInt("seed")).isEqualTo(5);
    assertThat(stopped.getJsonObject("by_type")).containsKey("message.received");
    assertThat(control.call("POST", "/simulator/conversation", "{\"events\":1}").status())
        .isEqualTo(201);
  }

  @Test
  void tooMuchPending_isA503() throws Exception {
    try (Simulator bounded =
            Simulator.start(SimulatorOptions.builder().allowHttp(true).maxPending(1).build());
        Receiver receiver = Receiver.answering(500)) {
      Client.of(bounded).create(receiver.url("/"), "call.ended");
      Client there = new Client(bounded.address(), Optional.empty());
      String event = "{\"event_type\":\"call.ended\",\"data\":{}}";
      there.call("POST", "/simulator/events", event);
      Answer second = there.call("POST", "/simulator/events", event);

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.json().getString("error")).contains("pending");
    }
  }

  @Test
  void bodiesOfManyMebibytes_areBoundedAsWell() throws Exception {
    try (Simulator bounded =
            Simulator.start(
                SimulatorOptions.builder().allowHttp(true).retries(RetrySchedule.real()).build());
        Receiver receiver = Receiver.answering(500)) {
      Client.of(bounded).create(receiver.url("/"), "call.ended");
      Client there = new Client(bounded.address(), Optional.empty());
      String event =
          "{\"event_type\":\"call.ended\",\"data\":{\"pad\":\"" + "x".repeat(1_000_000) + "\"}}";
      int taken = 0;
      while (there.call("POST", "/simulator/events", event).status() == 202) {
        taken++;
      }

      assertThat(taken).isBetween(60, 67);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | POST   | /simulator/events           | no json                                              | JSON object
          400 | POST   | /simulator/events           | {"data":{}}                                          | event_type
          400 | POST   | /simulator/events           | {"event_type":"call.ended"}                          | data
          400 | POST   | /simulator/events           | {"event_type":"call.began","data":{}}                | call.began
          400 | POST   | /simulator/events           | {"event_type":"call.ended","data":[]}                | data
          400 | POST   | /simulator/events           | {"event_type":"call.ended","data":{},"type":1}       | type
          400 | POST   | /simulator/events           | {"event_type":"call.ended","data":{},"account":"x"}  | no account
          400 | POST   | /simulator/events           | {"event_type":"call.ended","data":{},"event_id":" "} | event id
          400 | POST   | /simulator/faults           | {"on":"create"}                                      | kind
          400 | POST   | /simulator/faults           | {"on":"creation","kind":"latency"}                   | delivery
          400 | POST   | /simulator/faults           | {"on":"create","kind":"lateness"}                    | latency
          400 | POST   | /simulator/faults           | {"on":"create","kind":"duplicate"}                   | cannot strike
          400 | POST   | /simulator/faults           | {"on":"create","kind":"latency","count":1.5}         | whole number
          400 | POST   | /simulator/faults           | {"on":"create","kind":"latency","count":99999999999} | out of range
          400 | POST   | /simulator/faults           | {"on":"create","kind":"latency","delay_ms":-1}       | delay
          400 | POST   | /simulator/conversation     | {"rate":0}                                           | rate
          400 | POST   | /simulator/conversation     | {"rate":"fast"}                                      | number
          400 | POST   | /simulator/conversation     | {"events":0}                                         | events
          400 | POST   | /simulator/conversation     | {"seconds":1e300}                                    | seconds
          400 | GET    | /simulator/deliveries?limit=0    | ''                                              | limit
          400 | GET    | /simulator/deliveries?after=x    | ''                                              | after
          404 | GET    | /simulator/nothing          | ''                                                   | nothing here
          404 | GET    | /simulator/events/1         | ''                                                   | nothing here
          404 | DELETE | /simulator/faults/1/2       | ''                                                   | nothing here
          405 | GET    | /simulator/events           | ''                                                   | POST
          405 | POST   | /simulator                  | {}                                                   | GET
          405 | PUT    | /simulator/faults           | {}                                                   | DELETE
          405 | GET    | /simulator/faults/fault-1   | ''                                                   | DELETE
          """)
  void mistake_isTold(int status, String method, String path, String body, String said)
      throws Exception {
    Answer answer = control.call(method, path, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.json().getString("error")).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | Host: localhost:1234
          200 | Host: 127.0.0.1
          200 | Host: [::1]:1
          403 | Host: rebound.example
          403 | Host: 127.0.0.1.rebound.example:80
          """)
  void otherHost_isForbidden(int status, String host) throws Exception {
    assertThat(raw(host)).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void webPage_isForbidden() throws Exception {
    assertThat(raw("Host: 127.0.0.1\r\nOrigin: https://example.com")).startsWith("HTTP/1.1 403");
  }

  private String raw(String headers) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", simulator.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /simulator/faults HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
