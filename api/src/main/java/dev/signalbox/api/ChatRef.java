package dev.signalbox.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The chat that an event belongs to (protocol.md, 3.3).
 *
 * @param id Linq's id of the chat
 * @param isGroup whether more than two take part
 * @param ownerHandle your line in it
 * @param healthStatus its health; never known in payload version 2025-01-01
 */
public record ChatRef(
    String id,
    Optional<Boolean> isGroup,
    Optional<Handle> ownerHandle,
    Optional<HealthStatus> healthStatus) {

  /** Checks that nothing is null. */
  public ChatRef {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(isGroup, "isGroup");
    Objects.requireNonNull(ownerHandle, "ownerHandle");
    Objects.requireNonNull(healthStatus, "healthStatus");
  }

  /**
   * Reads the object {@code chat} of payload version 2026-02-03.
   *
   * @throws UnreadableEventException when it has no id
   */
  public static ChatRef from(Data data) {
    return new ChatRef(
        data.requiredText("id"),
        data.bool("is_group"),
        data.object("owner_handle").flatMap(Handle::from),
        data.object("health_status").map(HealthStatus::from));
  }
}
