package dev.signalbox.it.server;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must come: a server on a busy machine takes its time. */
final class Patience {

  private Patience() {}

  /** Waits up to some minutes. */
  static ConditionFactory await() {
    return Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(100));
  }
}
