package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.internal.store.Subscription.Terms;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a create or an update asks for (protocol.md, 1.2 and 1.3). */
final class TermsReader {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final Pattern OURS =
      Pattern.compile(
          "(?i)(host|content-.*|connection|transfer-encoding|expect|upgrade|date|user-agent|(x-)?webhook-.*)");
  private static final int MAX_URL = 2048;

  private final SimulatorOptions options;
  private final Set<String> eventTypes;

  TermsReader(SimulatorOptions options) {
    this.options = options;
    this.eventTypes = new HashSet<>(options.eventTypes());
  }

  /** All of a new subscription. */
  Terms create(JsonObject body) {
    Fields fields = new Fields(body);
    for (String required : List.of("target_url", "subscribed_events")) {
      if (!fields.hasValue(required)) {
        throw ApiError.missing(required);
      }
    }
    return new Terms(
        url(fields),
        events(fields),
        fields.has("phone_numbers") ? phoneNumbers(fields) : List.of(),
        true,
        routing(fields, "routing_key_header", Optional.empty()),
        routing(fields, "routing_id_header", Optional.empty()));
  }

  /** What an update leaves of the old terms and what it replaces. */
  Terms update(Terms old, JsonObject body) {
    Fields fields = new Fields(body);
    return new Terms(
        fields.has("target_url") ? url(fields) : old.targetUrl(),
        fields.has("subscribed_events") ? events(fields) : old.events(),
        fields.has("phone_numbers") ? numbersOrNone(fields) : old.phoneNumbers(),
        fields.has("is_active") ? fields.bool("is_active") : old.active(),
        routing(fields, "routing_key_header", old.routingKeyHeader()),
        routing(fields, "routing_id_header", old.routingIdHeader()));
  }

  private String url(Fields fields) {
    String url = fields.string("target_url");
    if (url.length() > MAX_URL || !isTarget(url)) {
      throw ApiError.badValue(
          options.allowHttp()
              ? "target_url must be an HTTP or HTTPS URL"
              : "target_url must be an HTTPS URL");
    }
    return url;
  }

  private boolean isTarget(String url) {
    try {
      URI uri = new URI(url);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      return uri.getHost() != null
          && (scheme.equalsIgnoreCase("https")
              || options.allowHttp() && scheme.equalsIgnoreCase("http"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private List<String> events(Fields fields) {
    List<String> events = fields.strings("subscribed_events");
    if (events.isEmpty()) {
      throw new ApiError(400, options.emptyEventsCode(), "subscribed_events must not be empty");
    }
    for (String event : events) {
      if (!eventTypes.contains(event)) {
        throw ApiError.badValue("subscribed_events has an unknown event type");
      }
    }
    return events;
  }

  private static List<String> numbersOrNone(Fields fields) {
    return fields.hasValue("phone_numbers") ? phoneNumbers(fields) : List.of();
  }

  private static List<String> phoneNumbers(Fields fields) {
    List<String> numbers = fields.strings("phone_numbers");
    if (!numbers.stream().allMatch(number -> E164.matcher(number).matches())) {
      throw ApiError.notE164();
    }
    return numbers;
  }

  private Optional<String> routing(Fields fields, String name, Optional<String> old) {
    if (!options.routingHeaders() || !fields.has(name)) {
      return old;
    }
    Optional<String> header = fields.optionalString(name);
    boolean usable =
        header
            .map(value -> HEADER_NAME.matcher(value).matches() && !OURS.matcher(value).matches())
            .orElse(true);
    if (!usable) {
      throw ApiError.badValue(name + " must be the name of a header");
    }
    return header;
  }
}
