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

  static final ValueType<Duration> TOLERANCE_TYPE =
      ValueType.seconds(Duration.ofSeconds(1), Duration.ofHours(24));
  static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(300);

  private static final Set<String> PARTS = Set.of(SECRETS, SCHEMES, TOLERANCE);
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
            "How far the time of a delivery may be from ours, to either side."));
  }

  private static boolean validName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.charAt(0) != '-'
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || Numbers.digit(c) || c == '-');
  }
}
