package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a kind that this version does not know.
 *
 * @param data all its fields
 */
public record UnknownPart(Data data) implements MessagePart {

  /** Checks that the data is there. */
  public UnknownPart {
    Objects.requireNonNull(data, "data");
  }

  /** What Linq calls the kind. */
  public Optional<String> type() {
    return data.string("type");
  }
}
