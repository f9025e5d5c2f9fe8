package dev.signalbox.core.dispatch;

import org.osgi.annotation.versioning.ProviderType;

/** A handler that takes events now. */
@ProviderType
public interface HandlerRegistration extends AutoCloseable {

  /**
   * Takes nothing more, lets the running delivery finish, commits, and forgets the handler: no
   * thread and no reference to it remains. A delivery that takes longer than the drain timeout is
   * interrupted and, when that does not help within another second, given up: what it wrote is
   * rolled back, and it comes again when the name is back. Returns when all that is done; called
   * from within a delivery of this very handler it returns at once, and the rest is done when that
   * delivery ends. A second call does nothing.
   */
  @Override
  void close();
}
