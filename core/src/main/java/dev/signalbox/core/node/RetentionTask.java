package dev.signalbox.core.node;

import dev.signalbox.core.dispatch.Retention;
import dev.signalbox.core.inbox.InboxException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes old events, again and again; a failure is logged and tried again the next time. */
final class RetentionTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

  private final Retention retention;
  private final Clock clock;

  RetentionTask(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      retention.run(clock.instant());
    } catch (InboxException e) {
      LOG.warn("SBX-1002 old events could not be removed; this is tried again in a minute", e);
    }
  }
}
