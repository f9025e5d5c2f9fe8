package dev.signalbox.inbox.jdbc.internal.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of new events. */
public final class Nudges implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

  private final List<Runnable> nudges = new CopyOnWriteArrayList<>();

  /** Without anybody. */
  public Nudges() {}

  /** Adds one. */
  public void add(Runnable nudge) {
    nudges.add(nudge);
  }

  /** Tells all; one that throws does not keep the others from hearing. */
  @Override
  public void run() {
    for (Runnable nudge : nudges) {
      try {
        nudge.run();
      } catch (RuntimeException e) {
        LOG.warn("SBX-3006 a listener for new events failed", e);
      }
    }
  }
}
