package dev.signalbox.core.dispatch.internal;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What a handler's name has done since the process began, over all that had the name. */
public final class Tally {

  private final LongAdder handled = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile String lastError = "";

  /** Counts a settled delivery. */
  public void addHandled() {
    handled.increment();
  }

  /** Counts a failed attempt. */
  public void addFailed(String error) {
    failed.increment();
    lastError = error;
  }

  /** Settled deliveries. */
  public long handled() {
    return handled.sum();
  }

  /** Failed attempts. */
  public long failed() {
    return failed.sum();
  }

  /** What the newest failed attempt said. */
  public Optional<String> lastError() {
    return Optional.of(lastError).filter(text -> !text.isEmpty());
  }
}
