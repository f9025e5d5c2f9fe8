package dev.signalbox.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the headers say was signed in front of the body, and what the usual mistakes make of it. */
final class SignedHeads {

  private static final int MAX_VALUES = 2;
  private static final int MAX_LENGTH = 256;
  private static final int MILLISECONDS_DIGITS = 13;

  private SignedHeads() {}

  /** All candidates, those taken as they came first. */
  static List<Guess<SignedHead>> of(HeaderSource headers, byte[] body) {
    List<Guess<SignedHead>> heads = new ArrayList<>();
    List<Guess<String>> ids = ids(headers, body);
    timestamps(headers, HeaderNames.TIMESTAMP, HeaderNames.LEGACY_TIMESTAMP)
        .forEach(time -> ids.forEach(id -> heads.add(standard(id, time))));
    timestamps(headers, HeaderNames.LEGACY_TIMESTAMP, HeaderNames.TIMESTAMP)
        .forEach(time -> heads.add(legacy(time)));
    heads.add(
        Guess.because(
            new SignedHead(Shape.BODY_ALONE, new byte[0], OptionalLong.empty()),
            "body-alone-signed",
            "the signature is over the body alone, without a timestamp, as the V2 product signs. Send through the current API; such a signature cannot be checked for freshness."));
    heads.sort((one, two) -> Boolean.compare(two.isAsItCame(), one.isAsItCame()));
    return heads;
  }

  private static List<Guess<String>> ids(HeaderSource headers, byte[] body) {
    Map<String, Guess<String>> ids = new LinkedHashMap<>();
    for (String id : values(headers, HeaderNames.ID)) {
      ids.putIfAbsent(id, Guess.asItCame(id));
      ids.putIfAbsent(id.strip(), Guess.because(id.strip(), blanks(HeaderNames.ID)));
    }
    // What stands in for an absent header is no finding: the verdict names the absence.
    boolean absent = headers.values(HeaderNames.ID).isEmpty();
    EventIdScan.find(body)
        .ifPresent(id -> ids.putIfAbsent(id, absent ? Guess.asItCame(id) : replacedId(id)));
    return List.copyOf(ids.values());
  }

  private static List<Guess<String>> timestamps(HeaderSource headers, String own, String other) {
    Map<String, Guess<String>> times = new LinkedHashMap<>();
    values(headers, own).forEach(time -> times.putIfAbsent(time, spelled(own, time)));
    for (String time : values(headers, own)) {
      times.putIfAbsent(time.strip(), Guess.because(time.strip(), blanks(own)));
      otherUnit(time).ifPresent(guess -> times.putIfAbsent(guess.value(), guess));
    }
    boolean absent = headers.values(own).isEmpty();
    for (String time : values(headers, other)) {
      times.putIfAbsent(time, absent ? spelled(other, time) : replacedTime(time, own, other));
    }
    return List.copyOf(times.values());
  }

  private static Guess<String> replacedId(String id) {
    return Guess.because(
        id,
        "header-altered",
        "the signature is over the event_id of the body, not over what stands in webhook-id: the header was changed on its way. Let the proxy pass webhook-* untouched.");
  }

  private static Guess<String> replacedTime(String time, String own, String other) {
    return Guess.because(
        time,
        "header-altered",
        "the signature is over the timestamp of %s, not over what stands in %s: the header was changed on its way. Let the proxy pass it untouched."
            .formatted(other, own));
  }

  private static Guess<String> spelled(String name, String time) {
    return isMilliseconds(time)
        ? Guess.because(time, milliseconds(name + " holds"))
        : Guess.asItCame(time);
  }

  private static Optional<Guess<String>> otherUnit(String time) {
    if (isMilliseconds(time)) {
      return Optional.of(
          Guess.because(
              time.substring(0, MILLISECONDS_DIGITS - 3),
              milliseconds("seconds were signed, yet the header holds")));
    }
    if (isDigits(time) && time.length() == MILLISECONDS_DIGITS - 3) {
      return Optional.of(
          Guess.because(
              time + "000", milliseconds("the header holds seconds, yet the sender signed")));
    }
    return Optional.empty();
  }

  private static Guess<SignedHead> standard(Guess<String> id, Guess<String> time) {
    List<Finding> findings = new ArrayList<>(id.findings());
    findings.addAll(time.findings());
    return new Guess<>(
        new SignedHead(
            Shape.STANDARD,
            SignedContent.standardHead(id.value(), time.value()),
            seconds(time.value())),
        List.copyOf(findings));
  }

  private static Guess<SignedHead> legacy(Guess<String> time) {
    return new Guess<>(
        new SignedHead(Shape.LEGACY, SignedContent.legacyHead(time.value()), seconds(time.value())),
        time.findings());
  }

  private static List<String> values(HeaderSource headers, String name) {
    return headers.values(name).stream()
        .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH)
        .limit(MAX_VALUES)
        .toList();
  }

  private static OptionalLong seconds(String time) {
    if (isMilliseconds(time)) {
      return OptionalLong.of(Long.parseLong(time) / 1000);
    }
    return isDigits(time) && time.length() <= Timestamps.MAX_DIGITS
        ? OptionalLong.of(Long.parseLong(time))
        : OptionalLong.empty();
  }

  private static boolean isMilliseconds(String time) {
    return time.length() == MILLISECONDS_DIGITS && isDigits(time);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Finding> milliseconds(String how) {
    return Optional.of(
        new Finding(
            "timestamp-milliseconds",
            how + " milliseconds. Send and sign whole seconds since 1970."));
  }

  private static Optional<Finding> blanks(String name) {
    return Optional.of(
        new Finding(
            "header-whitespace",
            name + " has whitespace around its value that was not signed. Send it without."));
  }
}
