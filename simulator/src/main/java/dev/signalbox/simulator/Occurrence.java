package dev.signalbox.simulator;

import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happens at Linq and that subscribers are to hear of.
 *
 * @param eventType one of {@link SimulatorOptions#eventTypes()}
 * @param data the event's data in the newest form (protocol.md, 3.3 and 3.5). Subscriptions with
 *     {@code ?version=2025-01-01} get it converted: the four message events that carry a whole
 *     message change their shape, {@code chat.created} loses {@code health_status}, {@code
 *     message.edited} is not sent to them at all, and everything else is the same. Data of these
 *     four events that lack {@code chat}, which tells them apart from anything else, are taken to
 *     have the old shape already and are sent as they are
 * @param phoneNumber the line of yours that it happened on; empty for the one in the data, if any:
 *     an event without a line passes every phone number filter
 * @param account the API key of the account it happens to; empty for the first
 * @param eventId what subscribers know it by: 1 to 128 visible ASCII characters; empty for a new
 *     UUID
 */
public record Occurrence(
    String eventType,
    JsonObject data,
    Optional<String> phoneNumber,
    Optional<String> account,
    Optional<String> eventId) {

  private static final int MAX_ID = 128;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the id cannot be a header
   */
  public Occurrence {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(phoneNumber, "phoneNumber");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(eventId, "eventId");
    eventId.ifPresent(Occurrence::checkId);
  }

  /** To the first account, on the line that the data tell. */
  public static Occurrence of(String eventType, JsonObject data) {
    return new Occurrence(eventType, data, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** On this line. */
  public Occurrence on(String phoneNumber) {
    return new Occurrence(eventType, data, Optional.of(phoneNumber), account, eventId);
  }

  /** To the account with this API key. */
  public Occurrence to(String account) {
    return new Occurrence(eventType, data, phoneNumber, Optional.of(account), eventId);
  }

  /** With this id. */
  public Occurrence withId(String eventId) {
    return new Occurrence(eventType, data, phoneNumber, account, Optional.of(eventId));
  }

  private static void checkId(String id) {
    if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "an event id needs 1 to 128 visible ASCII characters without a space");
    }
  }
}
