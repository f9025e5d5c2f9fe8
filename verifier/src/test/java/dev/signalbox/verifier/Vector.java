package dev.signalbox.verifier;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the signature vectors that were computed apart from this code. */
record Vector(
    Scheme scheme,
    String name,
    String expect,
    String secret,
    Instant now,
    Map<String, String> headers,
    byte[] body) {

  static List<Vector> all() {
    try (InputStream in = Vector.class.getResourceAsStream("/signature-vectors.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject().getJsonArray("vectors").getValuesAs(JsonObject.class).stream()
          .map(Vector::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Vector named(Scheme scheme, String name) {
    return all().stream()
        .filter(vector -> vector.scheme == scheme && vector.name.equals(name))
        .findFirst()
        .orElseThrow();
  }

  Verdict verify(VerificationPolicy policy) {
    return new SignatureVerifier(Clock.fixed(now, ZoneOffset.UTC))
        .verify(
            KeyRing.of(SigningSecret.of("vector", secret)), policy, HeaderSource.of(headers), body);
  }

  @Override
  public String toString() {
    return scheme + " " + name;
  }

  private static Vector read(JsonObject json) {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonObject given = json.getJsonObject("headers");
    given.keySet().forEach(name -> headers.put(name, given.getString(name)));
    return new Vector(
        json.getString("scheme").equals("standard") ? Scheme.STANDARD : Scheme.LEGACY,
        json.getString("name"),
        json.getString("expect"),
        json.getString("secret"),
        Instant.ofEpochSecond(json.getJsonNumber("now").longValueExact()),
        headers,
        Base64.getDecoder().decode(json.getString("body_base64")));
  }
}
