package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.Client.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  private static final String URL = "https://example.com/hooks";
  private static final String NOWHERE = "3f1c2b7e-0000-4000-8000-000000000000";

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Client client = Client.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1003 | not json
          1003 | ''
          1003 | []
          1003 | "text"
          1003 | {"target_url":"https://a.example"
          1003 | {"target_url":"https://a.example","subscribed_events":["call.ended"]} {}
          1001 | {}
          1001 | {"subscribed_events":["call.ended"]}
          1001 | {"target_url":null,"subscribed_events":["call.ended"]}
          1001 | {"target_url":"https://a.example"}
          1001 | {"target_url":"https://a.example","subscribed_events":null}
          1005 | {"target_url":"https://a.example","subscribed_events":[]}
          1005 | {"target_url":"https://a.example","subscribed_events":"call.ended"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.began"]}
          1005 | {"target_url":"https://a.example","subscribed_events":[1]}
          1005 | {"target_url":"http://a.example","subscribed_events":["call.ended"]}
          1005 | {"target_url":"ftp://a.example","subscribed_events":["call.ended"]}
          1005 | {"target_url":"a.example","subscribed_events":["call.ended"]}
          1005 | {"target_url":"https://","subscribed_events":["call.ended"]}
          1005 | {"target_url":"https:opaque","subscribed_events":["call.ended"]}
          1005 | {"target_url":"https://a b/","subscribed_events":["call.ended"]}
          1005 | {"target_url":"","subscribed_events":["call.ended"]}
          1005 | {"target_url":7,"subscribed_events":["call.ended"]}
          1002 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":["2025550123"]}
          1002 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":["+0123"]}
          1002 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":["+12025550123","x"]}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":"+12025550123"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":[1]}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"routing_key_header":"a b"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"routing_key_header":"Host"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"routing_key_header":"Webhook-Id"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"routing_id_header":"X-Webhook-Event"}
          1005 | {"target_url":"https://a.example","subscribed_events":["call.ended"],"phone_numbers":null}
          """)
  void badCreate_isA400(int code, String body) throws Exception {
    Answer answer = client.call("POST", Client.SUBSCRIPTIONS, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
    assertThat(client.get(Client.SUBSCRIPTIONS).json().getJsonArray("subscriptions")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1003 | no
          1005 | {"target_url":"http://a.example"}
          1005 | {"target_url":null}
          1005 | {"subscribed_events":[]}
          1005 | {"subscribed_events":null}
          1005 | {"subscribed_events":["x"]}
          1002 | {"phone_numbers":["x"]}
          1005 | {"is_active":"yes"}
          1005 | {"is_active":null}
          """)
  void badUpdate_isA400AndChangesNothing(int code, String body) throws Exception {
    String id = client.create(URL, "call.ended").id();
    String before = client.get(Client.one(id)).response().body();

    Answer answer = client.call("PUT", Client.one(id), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(client.get(Client.one(id)).response().body()).isEqualTo(before);
  }

  @Test
  void errorBody_isTheDocumentedOne() throws Exception {
    Answer answer =
        client.call(
            "POST",
            Client.SUBSCRIPTIONS,
            "{\"target_url\":\"https://a.example\",\"subscribed_events\":[\"call.ended\"],\"phone_numbers\":[\"1\"]}");

    assertThat(answer.response().body())
        .isEqualTo(
            "{\"success\":false,\"error\":{\"status\":400,\"code\":1002,\"message\":\"Phone number must be in E.164 format\",\"doc_url\":\"https://docs.linqapp.com/error/codes/1xxx/1002/\"},\"trace_id\":\"%s\"}"
                .formatted(answer.header("X-Trace-ID").orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "one two"})
  void wrongToken_isA401(String token) throws Exception {
    Answer answer = new Client(simulator.address(), Optional.of(token)).get(Client.SUBSCRIPTIONS);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo(2004);
    assertThat(answer.json().getJsonObject("error").getString("message"))
        .isEqualTo("Unauthorized - missing or invalid authentication token");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/partner/v3/webhook-subscriptions",
    "GET,/api/partner/v3/webhook-subscriptions",
    "GET,/api/partner/v3/webhook-subscriptions/x",
    "PUT,/api/partner/v3/webhook-subscriptions/x",
    "DELETE,/api/partner/v3/webhook-subscriptions/x",
    "GET,/api/partner/v3/webhook-events"
  })
  void noToken_isA401Everywhere(String method, String path) throws Exception {
    Answer answer = new Client(simulator.address(), Optional.empty()).call(method, path, "no json");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo(2004);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void unknownId_isA404(String method) throws Exception {
    for (String id : new String[] {NOWHERE, "no-uuid", "%00"}) {
      Answer answer = client.call(method, Client.one(id), "{}");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo(2010);
    }
  }

  @Test
  void urlInUse_isRefusedOnCreateAndUpdate() throws Exception {
    client.create(URL, "call.ended");
    String second = client.create(URL + "?a", "call.ended").id();

    assertThat(client.create(URL, "message.sent").code()).isEqualTo(1005);
    Answer moved = client.call("PUT", Client.one(second), "{\"target_url\":\"" + URL + "\"}");
    assertThat(moved.status()).isEqualTo(400);
    assertThat(moved.code()).isEqualTo(1005);
    assertThat(
            client.call("PUT", Client.one(second), "{\"target_url\":\"" + URL + "?a\"}").status())
        .isEqualTo(200);
  }

  @Test
  void undocumentedPoints_areSwitchable() throws Exception {
    try (Simulator otherwise =
        Simulator.start(
            SimulatorOptions.builder()
                .duplicateUrl(DuplicateUrl.CONFLICT)
                .emptyEventsCode(1001)
                .allowHttp(true)
                .build())) {
      Client there = Client.of(otherwise);
      assertThat(there.create("http://a.example", "call.ended").status()).isEqualTo(201);
      Answer again = there.create("http://a.example", "call.ended");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.code()).isEqualTo(2015);
      assertThat(there.create("http://b.example").code()).isEqualTo(1001);
      assertThat(there.create("ftp://b.example", "call.ended").code()).isEqualTo(1005);
    }
  }

  @Test
  void wrongMethod_isA405ThatNamesTheOthers() throws Exception {
    Answer answer = client.call("PATCH", Client.one(NOWHERE), "{}");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("DELETE, GET, PUT");
    assertThat(client.call("DELETE", Client.SUBSCRIPTIONS, "").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/partner",
        "/api/partnerx/v3/webhook-events",
        "/api/partner/v3/webhook_events",
        "/api/partner/v2/webhook-events",
        "/api/partner/v3/webhook-subscriptions/a/b"
      })
  void unknownPath_isA404(String path) throws Exception {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("X-Trace-ID")).contains(answer.json().getString("trace_id"));
  }

  @Test
  void oversizedBody_isA413() throws Exception {
    Answer answer = client.call("POST", Client.SUBSCRIPTIONS, " ".repeat((1 << 20) + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo(1003);
  }

  @Test
  void bodyThatIsNoUtf8_isA400() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.address().resolve(Client.SUBSCRIPTIONS))
            .header("Authorization", "Bearer " + simulator.apiKeys().get(0))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
            .build();

    assertThat(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("1003");
  }
}
