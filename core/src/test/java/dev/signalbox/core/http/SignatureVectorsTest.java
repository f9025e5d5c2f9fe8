package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every published signature vector, as a request over a socket. */
class SignatureVectorsTest {

  @TestFactory
  Stream<DynamicTest> vectors() {
    try (JsonReader reader =
        Json.createReader(getClass().getResourceAsStream("/signature-vectors.json"))) {
      return reader.readObject().getJsonArray("vectors").getValuesAs(JsonObject.class).stream()
          .map(
              vector ->
                  DynamicTest.dynamicTest(
                      vector.getString("scheme") + "_" + vector.getString("name"),
                      () -> check(vector)));
    }
  }

  private static void check(JsonObject vector) throws Exception {
    Clock clock =
        Clock.fixed(Instant.ofEpochSecond(vector.getJsonNumber("now").longValue()), ZoneOffset.UTC);
    SigningSecret secret = SigningSecret.of("key-1", vector.getString("secret"));
    byte[] body = Base64.getDecoder().decode(vector.getString("body_base64"));
    StringBuilder headers = new StringBuilder("Content-Length: " + body.length + "\r\n");
    vector
        .getJsonObject("headers")
        .forEach(
            (name, value) ->
                headers
                    .append(name)
                    .append(": ")
                    .append(((JsonString) value).getString())
                    .append("\r\n"));
    try (WebhookServer server = WebhookServer.starting(clock, secret, WebhookServer.LIMITS)) {
      server.rings.put(
          new EndpointConfig(
              "default",
              KeyRing.of(secret),
              new VerificationPolicy(
                  Set.of(Scheme.valueOf(vector.getString("scheme").toUpperCase(Locale.ROOT))),
                  VerificationPolicy.defaults().tolerance())));
      server.gate.open(server.inbox.inbox());

      int status =
          server
              .send(WebhookServer.request("POST /webhooks/linq", headers.toString(), body))
              .status();

      boolean accept = vector.getString("expect").equals("accept");
      assertThat(status).isEqualTo(accept ? 200 : 401);
      assertThat(server.inbox.appended()).hasSize(accept ? 1 : 0);
      if (accept) {
        assertThat(server.inbox.appended().get(0).body()).isEqualTo(body);
      }
    }
  }
}
