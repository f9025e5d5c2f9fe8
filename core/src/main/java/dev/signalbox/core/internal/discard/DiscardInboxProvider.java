package dev.signalbox.core.internal.discard;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens {@code discard:}. */
public final class DiscardInboxProvider implements InboxProvider {

  private static final Logger LOG = LoggerFactory.getLogger(DiscardInboxProvider.class);

  /** For a service loader. */
  public DiscardInboxProvider() {
    // It has no state.
  }

  @Override
  public boolean accepts(String url) {
    return url.equals("discard:");
  }

  @Override
  public Inbox open(InboxSettings settings, Clock clock) {
    LOG.warn(
        "SBX-1010 the inbox is discard: EVERY EVENT IS ACKNOWLEDGED AND LOST. This is for measuring"
            + " only; set signalbox.inbox.url to a database to keep events");
    return new DiscardInbox();
  }
}
