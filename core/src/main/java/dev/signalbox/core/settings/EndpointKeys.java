package dev.signalbox.core.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of an endpoint, {@code signalbox.endpoint.<name>.<part>}. */
final class EndpointKeys {

  static final String PREFIX = Keys.PREFIX + "endpoint.";
  static final String SECRETS = "secrets";
  static final String SCHEMES = "schemes";
  static final String TOLERANCE = "tolerance";
  static final String URL = "url";
  static final String EVENTS = "events";
  static final String PHONE_NUMBERS = "phone-numbers";
  static final String PAYLOAD_VERSION = "payload-version";
  static final String ACTIVE = "active";

  static final ValueType<Duration> TOLERANCE_TYPE =
      ValueType.seconds(Duration.ofSeconds(1), Duration.ofHours(24));
  static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(300);

  static final ValueType<List<String>> EVENTS_TYPE =
      ValueType.list(
          "event types, patterns like message.*, or installed, separated by commas",
          "installed|\\*|[a-z0-9_]+(\\.[a-z0-9_]+)*(\\.\\*)?");
  static final ValueType<List<String>> PHONE_NUMBERS_TYPE =
      ValueType.list("phone numbers like +12025550123, separated by commas", "\\+[1-9][0-9]{1,14}");
  static final ValueType<String> PAYLOAD_VERSION_TYPE =
      ValueType.matching("a date like 2026-02-03", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
  static final String DEFAULT_PAYLOAD_VERSION = "2026-02-03";

  private static final Set<String> PARTS =
      Set.of(SECRETS, SCHEMES, TOLERANCE, URL, EVENTS, PHONE_NUMBERS, PAYLOAD_VERSION, ACTIVE);
  private static final int LONGEST_NAME = 64;

  private EndpointKeys() {}

  static String key(String endpoint, String part) {
    return PREFIX + endpoint + '.' + part;
  }

  /** The endpoint that a key belongs to; empty when it is no key of an endpoint. */
  static Optional<String> endpoint(String key) {
    int last = key.lastIndexOf('.');
    return key.startsWith(PREFIX)
            && last > PREFIX.length()
            && PARTS.contains(key.substring(last + 1))
        ? Optional.of(key.substring(PREFIX.length(), last))
        : Optional.empty();
  }

  /**
   * The part that a variable ends with, in lower case; what follows the last _ where it is none.
   */
  static String partAtEnd(String variable) {
    return PARTS.stream()
        .map(part -> part.replace('-', '_'))
        .filter(part -> variable.endsWith('_' + part))
        .findFirst()
        .orElseGet(() -> variable.substring(variable.lastIndexOf('_') + 1));
  }

  static boolean known(String key) {
    return endpoint(key).filter(EndpointKeys::validName).isPresent();
  }

  /** What is wrong with a key that would be an endpoint's, were it not for the endpoint's name. */
  static Optional<String> nameProblem(Found found) {
    return endpoint(found.key())
        .filter(name -> !validName(name))
        .map(
            name ->
                found.at()
                    + "the name of an endpoint must be 1 to 64 of a-z, 0-9 and -, and not begin"
                    + " with -");
  }

  /** The keys that a mistyped key may have meant. */
  static List<String> like(String key) {
    int last = key.lastIndexOf('.');
    String name = "default";
    if (key.startsWith(PREFIX) && last > PREFIX.length()) {
      String given = key.substring(PREFIX.length(), last);
      name = validName(given) ? given : name;
    }
    String endpoint = name;
    return PARTS.stream().sorted().map(part -> key(endpoint, part)).toList();
  }

  static List<SettingDoc> docs() {
    return List.of(
        new SettingDoc(
            key("<name>", SECRETS),
            "1 to 16 signing secrets, separated by commas, each as whsec_... or <id>=whsec_...",
            "",
            "What the deliveries to /webhooks/linq/<name> are signed with; the endpoint default is"
                + " also at /webhooks/linq. Without an id a secret is called key-1, key-2 and so on"
                + " by its place. Ids show in logs, secrets never do. An old secret that has an"
                + " equals sign before its end needs an id."),
        new SettingDoc(
            key("<name>", SCHEMES),
            "standard, legacy, or both separated by a comma",
            "standard,legacy",
            "Which signatures are taken: the webhook-* headers (standard), the X-Webhook-* headers"
                + " (legacy)."),
        new SettingDoc(
            key("<name>", TOLERANCE),
            TOLERANCE_TYPE.words(),
            Durations.text(DEFAULT_TOLERANCE),
            "How far the time of a delivery may be from ours, to either side."),
        new SettingDoc(
            key("<name>", URL),
            ValueType.webUrl().words(),
            "",
            "The address under which Linq reaches /webhooks/linq/<name>. With it, and with"
                + " signalbox.management.api-key, the subscription is kept by this node, which then"
                + " needs no secrets setting: see docs/subscriptions.md."),
        new SettingDoc(
            key("<name>", EVENTS),
            EVENTS_TYPE.words(),
            SubscriptionOptions.INSTALLED,
            "What to subscribe to; installed stands for whatever the installed handlers observe."),
        new SettingDoc(
            key("<name>", PHONE_NUMBERS),
            PHONE_NUMBERS_TYPE.words(),
            "",
            "The lines whose events are wanted; those of all lines where nothing is set."),
        new SettingDoc(
            key("<name>", PAYLOAD_VERSION),
            PAYLOAD_VERSION_TYPE.words(),
            DEFAULT_PAYLOAD_VERSION,
            "The payload version to ask for."),
        new SettingDoc(
            key("<name>", ACTIVE),
            ValueType.bool().words(),
            "true",
            "Whether Linq should deliver; false pauses the subscription."));
  }

  private static boolean validName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.charAt(0) != '-'
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || Numbers.digit(c) || c == '-');
  }
}
