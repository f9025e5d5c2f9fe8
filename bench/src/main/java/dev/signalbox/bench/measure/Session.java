package dev.signalbox.bench.measure;

import dev.signalbox.bench.load.Ids;
import dev.signalbox.bench.load.RequestTemplate;
import dev.signalbox.bench.load.SignedRequests;
import dev.signalbox.bench.work.Secrets;
import java.time.Clock;
import java.util.List;

/** One run of the bench: gives out ids, none of them twice. */
public final class Session {

  private final Clock clock;
  private final Ids ids;
  private long next;

  /** A run that begins now. */
  public Session(Clock clock) {
    this.clock = clock;
    this.ids = new Ids((int) (clock.millis() / 1000));
  }

  /** The ids of this run. */
  public Ids ids() {
    return ids;
  }

  /** Requests that nobody has had, signed with the time of now. */
  public SignedRequests sign(List<RequestTemplate> templates, int count) {
    // A whole number of rounds: the events of one message come together.
    int rounded = (count + templates.size() - 1) / templates.size() * templates.size();
    next = (next + templates.size() - 1) / templates.size() * templates.size();
    SignedRequests made =
        SignedRequests.sign(templates, ids, next, rounded, Secrets.text(0), clock.instant());
    next += rounded;
    return made;
  }

  /** How many ids were given out. */
  public long given() {
    return next;
  }
}
