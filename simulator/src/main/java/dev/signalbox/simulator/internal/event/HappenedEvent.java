package dev.signalbox.simulator.internal.event;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that is on its way.
 *
 * @param account the API key of the account that it happened to
 * @param line the line that it happened on
 * @param data in the newest form
 */
public record HappenedEvent(
    String id,
    String type,
    String account,
    Optional<String> line,
    Instant createdAt,
    String traceId,
    JsonObject data) {

  /** The chat it belongs to, where the data tell. */
  public Optional<String> chatId() {
    return DataFacts.chatId(type, data);
  }
}
