package dev.signalbox.management.internal;

import dev.signalbox.core.shared.SharedState;
import dev.signalbox.core.shared.SharedStateException;
import dev.signalbox.management.ApplyLock;
import dev.signalbox.management.JournalException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** A lock in the store that the nodes share; it is gone when its node dies. */
public final class SharedApplyLock implements ApplyLock {

  private static final String NAME = "subscriptions";

  private final Supplier<Optional<SharedState>> state;

  /**
   * Among the nodes of an inbox.
   *
   * @param state empty until the inbox is open
   */
  public SharedApplyLock(Supplier<Optional<SharedState>> state) {
    this.state = Objects.requireNonNull(state, "state");
  }

  @Override
  public Optional<Held> tryLock() {
    try {
      return state
          .get()
          .orElseThrow(() -> new SharedStateException("the inbox is not open yet", null))
          .tryLock(NAME)
          .map(held -> held::close);
    } catch (SharedStateException e) {
      throw new JournalException("the lock among nodes cannot be taken: " + e.getMessage(), e);
    }
  }
}
