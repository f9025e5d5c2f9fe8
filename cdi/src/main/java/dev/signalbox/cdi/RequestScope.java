package dev.signalbox.cdi;

import jakarta.enterprise.inject.spi.BeanManager;

/** Makes the request scope active on the current thread. */
public interface RequestScope {

  /**
   * Begins a request, or joins the one that is active on this thread already.
   *
   * @return ends what was begun, on the same thread; a request that was joined goes on
   */
  Active activate();

  /**
   * Begins a request that stays active, unless one is: puts another in the place of one that had
   * been joined and has been ended meanwhile.
   */
  void resume();

  /** The CDI way, which every container has: the built-in {@code RequestContextController}. */
  static RequestScope of(BeanManager manager) {
    return new ControlledRequestScope(manager);
  }

  /** A request that is active. */
  interface Active extends AutoCloseable {

    /** Whether the request had been active before. */
    boolean joined();

    @Override
    void close();
  }
}
