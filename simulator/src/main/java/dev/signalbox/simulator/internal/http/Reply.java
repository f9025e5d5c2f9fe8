package dev.signalbox.simulator.internal.http;

import dev.signalbox.simulator.internal.json.Texts;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, and how much of it arrives. */
public record Reply(int status, Map<String, String> headers, byte[] body, Arrival arrival) {

  private static final int NO_CONTENT = 204;

  /** JSON. */
  public static Reply json(int status, JsonObject body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json"), Texts.bytes(body), new Arrival.Whole());
  }

  /** 204. */
  public static Reply empty() {
    return new Reply(NO_CONTENT, Map.of(), new byte[0], new Arrival.Whole());
  }

  /** With one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, arrival);
  }

  /** With another body. */
  public Reply with(byte[] newBody) {
    return new Reply(status, headers, newBody, arrival);
  }

  /** Arriving otherwise. */
  public Reply arriving(Arrival otherwise) {
    return new Reply(status, headers, body, otherwise);
  }

  /** How much of an answer arrives. */
  public sealed interface Arrival {

    /** All. */
    record Whole() implements Arrival {}

    /** Nothing: the connection closes. */
    record Never() implements Arrival {}

    /** The head and half of the body, then the connection closes. */
    record Half() implements Arrival {}

    /** All, in slices over this time. */
    record Slowly(Duration over) implements Arrival {}
  }
}
