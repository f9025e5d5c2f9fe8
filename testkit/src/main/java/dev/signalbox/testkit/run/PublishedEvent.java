package dev.signalbox.testkit.run;

import dev.signalbox.api.Data;
import java.util.Objects;

/**
 * A derived event that a handler published.
 *
 * @param eventType the type's name
 * @param data its data
 * @param causeEventId id of the event that was being handled
 */
public record PublishedEvent(String eventType, Data data, String causeEventId) {

  /** Checks that nothing is null. */
  public PublishedEvent {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(causeEventId, "causeEventId");
  }
}
