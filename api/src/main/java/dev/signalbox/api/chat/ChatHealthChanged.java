package dev.signalbox.api.chat;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.UnreadableEventException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: a chat has another health than before. Derived by the stock chat handler from the
 * health that chats and messages carry (protocol.md, 3.2), since Linq sends no event for it. A chat
 * that is healthy the first time something is heard of it is no news; one that is not, is.
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param previous its health before; empty when none was known
 * @param current its health now
 * @param since since when, as Linq reports it; where Linq does not, when the event was made
 * @param docUrl where Linq explains the status
 */
public record ChatHealthChanged(
    Envelope envelope,
    String chatId,
    Optional<ChatHealth> previous,
    ChatHealth current,
    Instant since,
    Optional<String> docUrl)
    implements ChatEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.chat.health_changed";

  /** Checks that nothing is null. */
  public ChatHealthChanged {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(docUrl, "docUrl");
  }

  /**
   * The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}.
   * None of the arguments may be null.
   */
  public static Map<String, Object> data(
      String chatId,
      Optional<ChatHealth> previous,
      ChatHealth current,
      Instant since,
      Optional<String> docUrl) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("chat_id", Objects.requireNonNull(chatId, "chatId"));
    previous.ifPresent(health -> data.put("previous", health.name()));
    data.put("current", current.name());
    data.put("since", Objects.requireNonNull(since, "since").toString());
    docUrl.ifPresent(url -> data.put("doc_url", url));
    return data;
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the chat, its health or the time is missing
   */
  public static ChatHealthChanged from(Envelope envelope) {
    Data data = envelope.data();
    return new ChatHealthChanged(
        envelope,
        data.requiredText("chat_id"),
        data.constant("previous", ChatHealth.class, ChatHealth.UNKNOWN),
        data.constant("current", ChatHealth.class, ChatHealth.UNKNOWN)
            .orElseThrow(() -> missing("a health status", "current")),
        data.instant("since").orElseThrow(() -> missing("a point in time", "since")),
        data.string("doc_url"));
  }

  private static UnreadableEventException missing(String expected, String field) {
    return new UnreadableEventException("expected " + expected + " in field '" + field + "'");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
