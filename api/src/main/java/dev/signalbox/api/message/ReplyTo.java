package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message answers (protocol.md, 3.2).
 *
 * @param messageId the message
 * @param partIndex its part, from 0
 */
public record ReplyTo(Optional<String> messageId, Optional<Integer> partIndex) {

  /** Checks that nothing is null. */
  public ReplyTo {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(partIndex, "partIndex");
  }

  /** Reads the object. */
  public static ReplyTo from(Data data) {
    return new ReplyTo(data.string("message_id"), data.intValue("part_index"));
  }
}
