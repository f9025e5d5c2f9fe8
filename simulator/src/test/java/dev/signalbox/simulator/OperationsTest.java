package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.Client.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {

  private static final String URL = "https://example.com/hooks?version=2026-02-03";

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.builder().apiKey("one").apiKey("two").build());
  private final Client client = Client.of(simulator);
  private final Client other = new Client(simulator.address(), Optional.of("two"));

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void create_answers201WithTheSecret() throws Exception {
    Answer answer =
        client.call(
            "POST",
            Client.SUBSCRIPTIONS,
            "{\"target_url\":\"%s\",\"subscribed_events\":[\"message.sent\",\"call.ended\"],\"phone_numbers\":[\"+12025550123\"],\"later\":1}"
                .formatted(URL));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("X-Trace-ID").orElseThrow()).matches("[0-9a-f]{32}");
    JsonObject json = answer.json();
    assertThat(UUID.fromString(json.getString("id")).version()).isEqualTo(4);
    assertThat(json.getString("target_url")).isEqualTo(URL);
    assertThat(strings(json, "subscribed_events")).containsExactly("message.sent", "call.ended");
    assertThat(strings(json, "phone_numbers")).containsExactly("+12025550123");
    assertThat(json.getBoolean("is_active")).isTrue();
    assertThat(json.getString("created_at")).endsWith("Z").isEqualTo(json.getString("updated_at"));
    assertThat(json.getString("signing_secret")).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(json.getString("signing_secret").substring(6)))
        .hasSize(32);
  }

  @Test
  void secret_isShownOnce() throws Exception {
    String id = client.create(URL, "message.sent").id();

    assertThat(client.get(Client.one(id)).json()).doesNotContainKey("signing_secret");
    assertThat(client.get(Client.SUBSCRIPTIONS).response().body()).doesNotContain("whsec_");
    assertThat(client.call("PUT", Client.one(id), "{}").json()).doesNotContainKey("signing_secret");
  }

  @Test
  void list_hasActiveAndInactiveOnesInOrder() throws Exception {
    String first = client.create(URL, "message.sent").id();
    String second = client.create(URL + "&b", "message.sent").id();
    client.call("PUT", Client.one(first), "{\"is_active\":false}");

    assertThat(client.get(Client.SUBSCRIPTIONS).json().getJsonArray("subscriptions"))
        .extracting(item -> item.asJsonObject().getString("id"))
        .containsExactly(first, second);
  }

  @Test
  void get_showsNullForNoPhoneNumbers() throws Exception {
    String id = client.create(URL, "message.sent").id();

    Answer answer = client.get(Client.one(id));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("phone_numbers")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void update_keepsWhatIsOmitted() throws Exception {
    String id =
        client
            .call(
                "POST",
                Client.SUBSCRIPTIONS,
                "{\"target_url\":\"%s\",\"subscribed_events\":[\"message.sent\"],\"phone_numbers\":[\"+12025550123\"]}"
                    .formatted(URL))
            .id();

    JsonObject inactive = client.call("PUT", Client.one(id), "{\"is_active\":false}").json();
    JsonObject moved =
        client
            .call(
                "PUT",
                Client.one(id),
                "{\"target_url\":\"https://b.example/\",\"subscribed_events\":[\"call.ended\"],\"phone_numbers\":null}")
            .json();

    assertThat(inactive.getString("target_url")).isEqualTo(URL);
    assertThat(strings(inactive, "phone_numbers")).containsExactly("+12025550123");
    assertThat(inactive.getBoolean("is_active")).isFalse();
    assertThat(moved.getBoolean("is_active")).isFalse();
    assertThat(moved.getString("target_url")).isEqualTo("https://b.example/");
    assertThat(strings(moved, "subscribed_events")).containsExactly("call.ended");
    assertThat(moved.get("phone_numbers")).isEqualTo(JsonValue.NULL);
    assertThat(moved.getString("created_at")).isEqualTo(inactive.getString("created_at"));
  }

  @Test
  void updateWithEmptyPhoneNumbers_removesTheFilter() throws Exception {
    String id = client.create(URL, "message.sent").id();
    client.call("PUT", Client.one(id), "{\"phone_numbers\":[\"+12025550123\"]}");

    assertThat(
            client
                .call("PUT", Client.one(id), "{\"phone_numbers\":[]}")
                .json()
                .get("phone_numbers"))
        .isEqualTo(JsonValue.NULL);
  }

  @Test
  void delete_answers204WithoutABody() throws Exception {
    String id = client.create(URL, "message.sent").id();

    Answer deleted = client.call("DELETE", Client.one(id), "");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.response().body()).isEmpty();
    assertThat(client.get(Client.one(id)).code()).isEqualTo(2010);
    assertThat(client.create(URL, "message.sent").status()).isEqualTo(201);
  }

  @Test
  void events_areAllThatWereEverPublished() throws Exception {
    Answer answer = client.get("/api/partner/v3/webhook-events");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(strings(answer.json(), "events"))
        .hasSize(75)
        .contains("message.received", "call.no_answer", "location.sharing.started");
    assertThat(answer.json().getString("doc_url")).startsWith("https://");
  }

  @Test
  void subscriptionOfAnotherAccount_isForbidden() throws Exception {
    String id = client.create(URL, "message.sent").id();

    assertThat(List.of("GET", "PUT", "DELETE"))
        .allSatisfy(
            method -> {
              Answer answer = other.call(method, Client.one(id), "{}");
              assertThat(answer.status()).isEqualTo(403);
              assertThat(answer.code()).isEqualTo(2005);
            });
    assertThat(other.get(Client.SUBSCRIPTIONS).json().getJsonArray("subscriptions")).isEmpty();
    assertThat(other.create(URL, "message.sent").status()).isEqualTo(201);
    assertThat(client.get(Client.one(id)).status()).isEqualTo(200);
  }

  private static List<String> strings(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }
}
