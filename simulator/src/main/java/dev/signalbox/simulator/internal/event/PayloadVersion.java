package dev.signalbox.simulator.internal.event;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The shapes that data come in (protocol.md, 2.4). */
public enum PayloadVersion {
  /** Of subscriptions that ask for it. */
  V2025("2025-01-01"),
  /** The newest. */
  V2026("2026-02-03");

  private static final String PARAMETER = "version=";

  private final String text;

  PayloadVersion(String text) {
    this.text = text;
  }

  /** As {@code webhook_version} says it. */
  public String text() {
    return text;
  }

  /** What a target URL asks for; the newest when it asks for none, or for one nobody knows. */
  public static PayloadVersion of(String targetUrl) {
    String query = Optional.ofNullable(URI.create(targetUrl).getRawQuery()).orElse("");
    return Stream.of(query.split("&"))
        .filter(pair -> pair.startsWith(PARAMETER))
        .map(pair -> pair.substring(PARAMETER.length()))
        .findFirst()
        .flatMap(
            asked -> Stream.of(values()).filter(version -> version.text.equals(asked)).findFirst())
        .orElse(V2026);
  }
}
