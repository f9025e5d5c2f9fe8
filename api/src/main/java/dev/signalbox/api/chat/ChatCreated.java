package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.HealthStatus;
import dev.signalbox.api.Service;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code chat.created}: a chat began (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param displayName what it is called
 * @param handles who takes part
 * @param isGroup whether more than two take part
 * @param service what messages go by
 * @param createdAt when it began
 * @param updatedAt when it was changed last
 * @param healthStatus its health; never known in payload version 2025-01-01
 */
public record ChatCreated(
    Envelope envelope,
    String chatId,
    Optional<String> displayName,
    List<Handle> handles,
    Optional<Boolean> isGroup,
    Optional<Service> service,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<HealthStatus> healthStatus)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public ChatCreated {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(displayName, "displayName");
    handles = List.copyOf(handles);
    Objects.requireNonNull(isGroup, "isGroup");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    Objects.requireNonNull(healthStatus, "healthStatus");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
