package dev.signalbox.management.internal;

import dev.signalbox.management.ApplyLock;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.ManagementException.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One change at a time: in this node by waiting, among nodes by the apply lock. */
final class Turn {

  private final ReentrantLock here = new ReentrantLock(true);
  private final ApplyLock among;
  private final Duration patience;

  Turn(ApplyLock among, Duration patience) {
    this.among = among;
    this.patience = patience;
  }

  /**
   * Does it when it is our turn.
   *
   * @throws ManagementException when it is not, for too long
   */
  <T> T take(Supplier<T> work) {
    boolean ours = false;
    try {
      ours = here.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ours) {
        throw new ManagementException(
            Kind.BUSY, "this node applies something else now; try again in a moment");
      }
      ApplyLock.Held held =
          among
              .tryLock()
              .orElseThrow(
                  () ->
                      new ManagementException(
                          Kind.BUSY, "another node applies now; try again in a moment"));
      try {
        return work.get();
      } finally {
        held.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ManagementException(Kind.BUSY, "the node is stopping");
    } finally {
      if (ours) {
        here.unlock();
      }
    }
  }
}
