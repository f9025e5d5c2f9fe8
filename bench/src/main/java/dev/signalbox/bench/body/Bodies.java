package dev.signalbox.bench.body;

import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;

/** Bodies of events as Linq sends them, of whatever size. */
public final class Bodies {

  private static final String TEXT = "\"value\":\"";
  private static final String WORDS = "the parcel left the depot this morning and is on its way ";

  /** What an event needs to be one, without anything that may be left out. */
  private static final String SMALL =
      "{\"api_version\":\"v3\",\"webhook_version\":\"2026-02-03\",\"event_type\":\"message.received\","
          + "\"event_id\":\"51411ffd-4b3e-44b5-ac5b-b65aa83f4993\",\"created_at\":\"2026-03-04T09:20:00.733Z\","
          + "\"data\":{\"chat\":{\"id\":\"a8ca2fa8-8867-47b7-a72c-b0201d76c95b\"},"
          + "\"id\":\"ce524932-8301-4301-a62c-2c66de4a3863\",\"direction\":\"inbound\","
          + "\"sender_handle\":{\"handle\":\"+12025550177\"},"
          + "\"parts\":[{\"type\":\"text\",\"value\":\"Thanks!\"}],\"service\":\"iMessage\"}}";

  private Bodies() {}

  /**
   * A received message, padded in its text.
   *
   * @param size in bytes, 480 or more
   * @throws IllegalArgumentException when that is too small
   */
  public static String message(int size) {
    String whole = sample("message.received");
    String body = size < whole.length() ? SMALL : whole;
    if (size < body.length()) {
      throw new IllegalArgumentException(
          "an event takes %d bytes or more, asked for was %d".formatted(body.length(), size));
    }
    int at = body.indexOf(TEXT) + TEXT.length();
    int missing = size - body.length();
    String padding = WORDS.repeat(missing / WORDS.length() + 1).substring(0, missing);
    return body.substring(0, at) + padding + body.substring(at);
  }

  /** The sample of a type in the newer payload version, without white space between its parts. */
  public static String sample(String type) {
    return new String(Samples.bytes(Samples.V2026, type), StandardCharsets.UTF_8)
        .replaceAll("\\n\\s*", "")
        .replace("\": ", "\":");
  }
}
