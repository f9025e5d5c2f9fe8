package dev.signalbox.core.inbox;

import java.time.Clock;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens inboxes of one kind. An OSGi service, and a provider for {@link java.util.ServiceLoader}
 * outside of OSGi.
 */
@ConsumerType
public interface InboxProvider {

  /** Whether this provider opens inboxes with such a URL, for example {@code jdbc:sqlite:}. */
  boolean accepts(String url);

  /**
   * Opens, creating what is missing.
   *
   * @param settings where and how
   * @param clock for dedupe horizon and time stamps
   * @throws InboxException when it cannot be opened; the message says why and what to do
   */
  Inbox open(InboxSettings settings, Clock clock);
}
