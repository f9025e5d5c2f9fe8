package dev.signalbox.core.http.internal;

import dev.signalbox.api.spi.RefusedBundle;
import java.time.Instant;

/** A refused bundle; the names are those of the JSON. */
public record RefusedView(
    String source, String version, String file, String reason, Instant since) {

  /** Shows one. */
  public static RefusedView of(RefusedBundle refused) {
    return new RefusedView(
        refused.source(), refused.version(), refused.file(), refused.reason(), refused.since());
  }
}
