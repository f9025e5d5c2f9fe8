package dev.signalbox.core.http;

import dev.signalbox.core.internal.log.RateLimitedLog;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.core.receive.Unavailability;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells log and listener what happens to requests that do not reach the receiver. */
final class HttpLog {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookServlet.class);

  private final ReceiverListener listener;
  private final RateLimitedLog limit;

  HttpLog(ReceiverListener listener, Clock clock) {
    this.listener = listener;
    this.limit = new RateLimitedLog(clock);
  }

  void rejected(Answer answer) {
    listener.rejected(answer.status());
    limit.log(
        answer.name(),
        leftOut ->
            LOG.info(
                "SBX-1101 answered a request with {} before verification ({} more since the last"
                    + " line of this kind)",
                answer.status(),
                leftOut));
  }

  void unavailable(Unavailability why) {
    listener.unavailable(ReceiverListener.NO_ENDPOINT, why);
    limit.log(
        why.name(),
        leftOut ->
            LOG.warn(
                "SBX-1102 answered a request with 503: {} ({} more since the last line of this"
                    + " kind)",
                why.code(),
                leftOut));
  }

  void aborted(Throwable how) {
    listener.aborted();
    LOG.debug("SBX-1103 a sender was gone before its body was whole", how);
  }

  void unanswered(Throwable how) {
    LOG.debug("SBX-1105 a sender was gone before it was answered", how);
  }

  void failed(Throwable failure) {
    limit.log(
        "failed",
        leftOut ->
            LOG.error(
                "SBX-1104 taking in a delivery failed, its sender is asked to come again ({} more"
                    + " since the last line of this kind)",
                leftOut,
                failure));
  }
}
