package dev.signalbox.management.secret;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The secrets as JSON, before they are encrypted. */
final class SecretsDocument {

  private SecretsDocument() {}

  static byte[] write(Collection<StoredSecret> secrets) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (StoredSecret secret : secrets) {
      JsonObjectBuilder one =
          Json.createObjectBuilder()
              .add("id", secret.id())
              .add("subscription_id", secret.subscriptionId())
              .add("endpoint", secret.endpoint())
              .add("target_url", secret.targetUrl())
              .add("created_at", secret.createdAt().toString())
              .add("text", secret.text());
      secret.notAfter().ifPresent(end -> one.add("not_after", end.toString()));
      all.add(one);
    }
    JsonObject document = Json.createObjectBuilder().add("secrets", all).build();
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  static List<StoredSecret> read(byte[] json) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
      return reader.readObject().getJsonArray("secrets").getValuesAs(JsonObject.class).stream()
          .map(SecretsDocument::secret)
          .toList();
    }
  }

  private static StoredSecret secret(JsonObject json) {
    return new StoredSecret(
        json.getString("id"),
        json.getString("subscription_id"),
        json.getString("endpoint"),
        json.getString("target_url"),
        Instant.parse(json.getString("created_at")),
        Optional.ofNullable(json.getString("not_after", null)).map(Instant::parse),
        json.getString("text"));
  }
}
