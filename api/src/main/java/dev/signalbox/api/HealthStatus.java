package dev.signalbox.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The health of a chat (protocol.md, 3.2). Early payloads have none.
 *
 * @param status how well it is
 * @param docUrl where Linq explains the status
 * @param updatedAt when it became so
 */
public record HealthStatus(
    ChatHealth status, Optional<String> docUrl, Optional<Instant> updatedAt) {

  /** Checks that nothing is null. */
  public HealthStatus {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(docUrl, "docUrl");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /** Reads the object; a status that is missing is {@code UNKNOWN}. */
  public static HealthStatus from(Data data) {
    return new HealthStatus(
        data.constant("status", ChatHealth.class, ChatHealth.UNKNOWN).orElse(ChatHealth.UNKNOWN),
        data.string("doc_url"),
        data.instant("updated_at"));
  }
}
