package dev.signalbox.cli.internal;

import dev.signalbox.verifier.Scheme;
import java.util.EnumSet;
import java.util.Set;

/** Which signature schemes to use, as it is said on the command line. */
enum Schemes {
  /** Only the {@code webhook-*} headers. */
  STANDARD,
  /** Only the {@code X-Webhook-*} headers. */
  LEGACY,
  /** Both sets, as Linq sends them. */
  BOTH;

  Set<Scheme> asSet() {
    return switch (this) {
      case STANDARD -> EnumSet.of(Scheme.STANDARD);
      case LEGACY -> EnumSet.of(Scheme.LEGACY);
      case BOTH -> EnumSet.allOf(Scheme.class);
    };
  }
}
