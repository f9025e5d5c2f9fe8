package dev.signalbox.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Someone in a chat: Linq's {@code ChatHandle} (protocol.md, 3.2). Only the handle itself is sure
 * to be there; early and test payloads carry little more.
 *
 * @param id Linq's id of the handle
 * @param handle phone number in E.164 or an e-mail address
 * @param service what messages go by; {@code UNKNOWN} where the data has none
 * @param isMe whether it is your own line
 * @param status whether still part of the chat
 * @param joinedAt when it joined the chat
 * @param leftAt when it left the chat
 */
public record Handle(
    Optional<String> id,
    String handle,
    Service service,
    Optional<Boolean> isMe,
    Optional<HandleStatus> status,
    Optional<Instant> joinedAt,
    Optional<Instant> leftAt) {

  /** Checks that nothing is null. */
  public Handle {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(isMe, "isMe");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(joinedAt, "joinedAt");
    Objects.requireNonNull(leftAt, "leftAt");
  }

  /** A handle of which nothing but its text and perhaps its service is known. */
  public static Handle of(String handle, Service service) {
    return new Handle(
        Optional.empty(),
        handle,
        service,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Reads a ChatHandle; empty when it has no {@code handle} text. */
  public static Optional<Handle> from(Data data) {
    return data.string("handle")
        .map(
            handle ->
                new Handle(
                    data.string("id"),
                    handle,
                    data.constant("service", Service.class, Service.UNKNOWN)
                        .orElse(Service.UNKNOWN),
                    data.bool("is_me"),
                    data.constant("status", HandleStatus.class, HandleStatus.UNKNOWN),
                    data.instant("joined_at"),
                    data.instant("left_at")));
  }
}
