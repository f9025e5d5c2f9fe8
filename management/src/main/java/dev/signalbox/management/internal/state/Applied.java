package dev.signalbox.management.internal.state;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How this node left an endpoint's subscription, so that a later difference can be told from a
 * change of the settings.
 *
 * @param subscriptionId which one
 * @param targetUrl where it delivered to
 * @param events what it delivered
 * @param phoneNumbers whose
 * @param active whether it did
 */
public record Applied(
    String subscriptionId,
    String targetUrl,
    SortedSet<String> events,
    SortedSet<String> phoneNumbers,
    boolean active) {

  /** Copies the sets. */
  public Applied {
    events = new TreeSet<>(events);
    phoneNumbers = new TreeSet<>(phoneNumbers);
  }
}
