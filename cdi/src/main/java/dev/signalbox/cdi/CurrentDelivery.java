package dev.signalbox.cdi;

import dev.signalbox.api.spi.Delivery;
import java.util.Objects;
import java.util.Optional;

/**
 * The delivery that the current thread is handling. One instance for each CDI container; bound to
 * the thread, because a delivery is only valid, and only part of its transaction, on the thread
 * that handles it.
 */
public final class CurrentDelivery {

  private final ThreadLocal<Delivery> current = new ThreadLocal<>();

  /** Nothing is being handled yet. */
  public CurrentDelivery() {}

  /** The delivery of this thread; empty outside of one. */
  public Optional<Delivery> find() {
    return Optional.ofNullable(current.get());
  }

  /**
   * The delivery of this thread.
   *
   * @throws IllegalStateException when this thread handles none
   */
  public Delivery get() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a delivery on thread '"
                        + Thread.currentThread().getName()
                        + "', found none: Delivery and Envelope can only be used while an observer"
                        + " handles an event, and on the observer's own thread"));
  }

  /**
   * Makes {@code delivery} the one of this thread until the answer is closed, on the same thread;
   * then the one before it is back.
   */
  public Scope enter(Delivery delivery) {
    Delivery previous = current.get();
    current.set(Objects.requireNonNull(delivery, "delivery"));
    return () -> {
      if (previous == null) {
        // Not set(null): an entry would stay in a pooled thread for every container there ever was.
        current.remove();
      } else {
        current.set(previous);
      }
    };
  }

  /** The time for which a delivery is the current one. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
