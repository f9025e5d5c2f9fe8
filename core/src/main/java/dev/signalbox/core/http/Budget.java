package dev.signalbox.core.http;

import java.util.concurrent.atomic.AtomicLong;

/** An amount, of bytes or of requests, that all requests share. */
final class Budget {

  private final long total;
  private final AtomicLong taken = new AtomicLong();

  Budget(long total) {
    this.total = total;
  }

  /** Takes so many, when they are there. */
  boolean take(long amount) {
    if (taken.addAndGet(amount) > total) {
      taken.addAndGet(-amount);
      return false;
    }
    return true;
  }

  void give(long amount) {
    taken.addAndGet(-amount);
  }

  long taken() {
    return taken.get();
  }
}
