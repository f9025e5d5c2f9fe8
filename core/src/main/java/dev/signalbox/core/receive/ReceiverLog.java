package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.internal.log.RateLimitedLog;
import dev.signalbox.verifier.Verdict;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the receiver says; never anything that a sender wrote, unless it is signed. */
final class ReceiverLog {

  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private final RateLimitedLog limit;

  ReceiverLog(Clock clock) {
    this.limit = new RateLimitedLog(clock);
  }

  void refused(String endpoint, String reason) {
    limit.log(
        "refused " + reason,
        leftOut ->
            LOG.warn(
                "SBX-1001 refused a delivery to endpoint {}: {} ({} more since the last line of"
                    + " this kind)",
                endpoint,
                reason,
                leftOut));
  }

  void detail(String endpoint, Verdict.Refused refused) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "SBX-1002 endpoint {}: {}: {}", endpoint, refused.reason().code(), refused.detail());
    }
  }

  void unavailable(String endpoint, Unavailability why) {
    limit.log(
        "unavailable " + why.code(),
        leftOut ->
            LOG.warn(
                "SBX-1003 asked the sender of a delivery to endpoint {} to come again: {} ({} more"
                    + " since the last line of this kind)",
                endpoint,
                why.code(),
                leftOut));
  }

  void inboxFailure(Throwable failure) {
    limit.log(
        "inbox",
        leftOut ->
            LOG.error(
                "SBX-1004 the inbox could not store a delivery ({} more since the last line of this"
                    + " kind)",
                leftOut,
                failure));
  }

  void codecFailure(RuntimeException failure) {
    limit.log(
        "codec",
        leftOut ->
            LOG.error(
                "SBX-1008 looking for the envelope of a verified delivery failed; it is kept as"
                    + " unreadable ({} more since the last line of this kind)",
                leftOut,
                failure));
  }

  void taken(NewEvent event, AppendResult result) {
    if (result.outcome() == AppendResult.Outcome.CONFLICT) {
      limit.log(
          "conflict",
          leftOut ->
              LOG.warn(
                  "SBX-1005 event {} came again with another body; the first one, number {}, stays"
                      + " ({} more since the last line of this kind)",
                  event.eventId(),
                  result.sequence(),
                  leftOut));
    } else if (!event.readable()) {
      limit.log(
          "unreadable",
          leftOut ->
              LOG.warn(
                  "SBX-1006 event {}, number {}, is verified but has no envelope; it is kept as"
                      + " unreadable ({} more since the last line of this kind)",
                  event.eventId(),
                  result.sequence(),
                  leftOut));
    } else if (LOG.isDebugEnabled()) {
      LOG.debug(
          "SBX-1007 event {} ({}) to endpoint {}: {}, number {}",
          event.eventId(),
          event.eventType(),
          event.endpoint(),
          result.outcome(),
          result.sequence());
    }
  }
}
