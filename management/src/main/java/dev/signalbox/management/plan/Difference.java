package dev.signalbox.management.plan;

import java.util.List;
import java.util.Objects;

/**
 * What is different in one field of a subscription.
 *
 * @param field its name at Linq
 * @param removed values that are there and would go
 * @param added values that would come
 */
public record Difference(String field, List<String> removed, List<String> added) {

  /** Copies the lists. */
  public Difference {
    Objects.requireNonNull(field, "field");
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** The field and how much differs; the values may be phone numbers. */
  @Override
  public String toString() {
    return "Difference[field=%s, removed=%s, added=%s]"
        .formatted(field, removed.size(), added.size());
  }
}
