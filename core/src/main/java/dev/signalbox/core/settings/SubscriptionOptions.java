package dev.signalbox.core.settings;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What Linq should send to an endpoint.
 *
 * @param url the address under which Linq reaches the endpoint
 * @param events event types, patterns such as {@code message.*}, or {@link #INSTALLED}; at least
 *     one
 * @param phoneNumbers the lines, in E.164 form, whose events are wanted; none for those of all
 *     lines
 * @param payloadVersion a date, as in {@code ?version=} (protocol.md, 2.4)
 * @param active whether Linq should deliver now
 */
public record SubscriptionOptions(
    URI url,
    List<String> events,
    List<String> phoneNumbers,
    String payloadVersion,
    boolean active) {

  /** Stands for whatever the installed handlers observe. */
  public static final String INSTALLED = "installed";

  /** Copies the lists. */
  public SubscriptionOptions {
    Objects.requireNonNull(url, "url");
    events = List.copyOf(events);
    phoneNumbers = List.copyOf(phoneNumbers);
    Objects.requireNonNull(payloadVersion, "payloadVersion");
  }
}
