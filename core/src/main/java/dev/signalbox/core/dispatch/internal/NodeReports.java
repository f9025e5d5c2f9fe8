package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.inbox.HandlerReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all nodes that share a store say of one handler, together.
 *
 * @param own what the asked node says
 * @param others what the other ones that have the handler say
 */
record NodeReports(HandlerReport own, List<HandlerReport> others) {

  /** As it stands in a report. */
  static String text(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private Stream<HandlerReport> all() {
    return Stream.concat(Stream.of(own), others.stream());
  }

  private String first(Function<HandlerReport, String> part) {
    return all().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** The versions there are, the asked node's first, with commas between. */
  String versions() {
    return all()
        .map(HandlerReport::version)
        .filter(version -> !version.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What provides it. */
  String source() {
    return first(HandlerReport::source);
  }

  /** It runs when it runs anywhere, and is absent when it is absent everywhere. */
  State state(boolean paused) {
    List<String> states = all().map(HandlerReport::state).toList();
    if (states.stream().allMatch(text(State.ABSENT)::equals)) {
      return State.ABSENT;
    }
    if (paused && !states.get(0).equals(text(State.RUNNING))) {
      return State.PAUSED;
    }
    return Stream.of(State.RUNNING, State.HELD, State.PAUSED)
        .filter(state -> states.contains(text(state)))
        .findFirst()
        .orElse(State.RUNNING);
  }

  /** Deliveries handled. */
  long handled() {
    return all().mapToLong(HandlerReport::handled).sum();
  }

  /** Attempts failed. */
  long failed() {
    return all().mapToLong(HandlerReport::failed).sum();
  }

  /** State of the circuit breaker, the asked node's first. */
  String breaker() {
    return first(HandlerReport::breaker);
  }

  /** What the newest failed attempt said, the asked node's first. */
  Optional<String> lastError() {
    return Optional.of(first(HandlerReport::lastError)).filter(text -> !text.isEmpty());
  }
}
