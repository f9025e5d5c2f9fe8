package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.Data;
import dev.signalbox.api.HealthStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The health of a chat, as a cell holds it: the name of a {@link ChatHealth}, or of a status that
 * none of them stands for, its own text.
 */
final class Health {

  private static final int SEEN = 0;
  private static final int STATUS = 1;
  private static final int DOC_URL = 2;

  /** Since later, then heard of later, then more severe first. */
  static final Comparator<Known> PREFERENCE =
      Known.LATEST
          .thenComparing(health -> health.cells().get(SEEN), Comparator.reverseOrder())
          .thenComparing(Health::severity, Comparator.reverseOrder())
          .thenComparing(Known.BY_CELLS)
          .thenComparing(Known.BY_ORIGIN);

  private static final List<ChatHealth> BY_SEVERITY =
      List.of(
          ChatHealth.UNKNOWN,
          ChatHealth.HEALTHY,
          ChatHealth.AT_RISK,
          ChatHealth.CRITICAL,
          ChatHealth.OPTED_OUT);

  private Health() {}

  /**
   * What an event says of a chat's health; empty where it has no status.
   *
   * @param raw the object that the health was read from
   * @param asOf when the event was made; since then, where the health says nothing else
   */
  static Optional<Known> known(HealthStatus health, Data raw, String asOf) {
    Optional<String> status =
        health.status() == ChatHealth.UNKNOWN
            ? raw.string("status").filter(text -> !text.isBlank())
            : Optional.of(health.status().name());
    return status.map(
        text ->
            Known.stated(
                health.updatedAt().flatMap(Times::text).orElse(asOf),
                asOf,
                text,
                health.docUrl().orElse(null)));
  }

  /** The status of what {@link #known} made. */
  static String status(Known health) {
    return health.cells().get(STATUS);
  }

  /** Where Linq explains the status. */
  static Optional<String> docUrl(Known health) {
    return health.cell(DOC_URL);
  }

  /** The constant that a status stands for. */
  static ChatHealth constant(String status) {
    return Arrays.stream(ChatHealth.values())
        .filter(constant -> constant.name().equals(status))
        .findFirst()
        .orElse(ChatHealth.UNKNOWN);
  }

  private static int severity(Known health) {
    return BY_SEVERITY.indexOf(constant(status(health)));
  }
}
