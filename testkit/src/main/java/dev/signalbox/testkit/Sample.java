package dev.signalbox.testkit;

import dev.signalbox.api.RawBody;
import java.util.Objects;
import java.util.Optional;

/**
 * One sample event.
 *
 * @param version payload version, for example {@code 2026-02-03}
 * @param type the event type
 * @param variant what sets it apart from the type's plain sample, for example {@code rich}
 * @param body the bytes of the body
 */
public record Sample(String version, String type, Optional<String> variant, RawBody body) {

  /** Checks that nothing is null. */
  public Sample {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(body, "body");
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return body.toByteArray();
  }

  /** Version, type and variant, for example {@code 2026-02-03/message.received.rich}. */
  public String name() {
    return version + "/" + type + variant.map(text -> "." + text).orElse("");
  }

  @Override
  public String toString() {
    return name();
  }
}
