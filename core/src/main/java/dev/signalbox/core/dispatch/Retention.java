package dev.signalbox.core.dispatch;

import dev.signalbox.core.inbox.Inbox;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is old from the log. Whoever composes Signalbox runs it from time to time. */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final Inbox inbox;
  private final Supplier<OptionalLong> settledThrough;
  private final RetentionSettings settings;

  /**
   * @param settledThrough how far every handler is done, {@link Dispatcher#settledThrough()}; empty
   *     when there is no handler, and then only the longer time counts
   */
  public Retention(Inbox inbox, Supplier<OptionalLong> settledThrough, RetentionSettings settings) {
    this.inbox = Objects.requireNonNull(inbox, "inbox");
    this.settledThrough = Objects.requireNonNull(settledThrough, "settledThrough");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Removes what is old at this moment.
   *
   * @return how many events went
   * @throws dev.signalbox.core.inbox.InboxException when the store fails
   */
  public int run(Instant now) {
    int removed =
        inbox.purge(
            now.minus(settings.settled()),
            settledThrough.get().orElse(0),
            now.minus(settings.unsettled()));
    if (removed > 0) {
      LOG.info("SBX-2050 removed {} old events from the log", removed);
    }
    return removed;
  }
}
