package dev.signalbox.extender.internal;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The door to a bundle's code: sets the thread's context class loader, and shuts when the bundle
 * stops, after the calls that are inside have left.
 */
final class BundleCalls {

  private final String bundle;
  private final ClassLoader loader;
  private final Object monitor = new Object();
  private int inside;
  private boolean shut;

  BundleCalls(String bundle, ClassLoader loader) {
    this.bundle = bundle;
    this.loader = loader;
  }

  /** The bundle's own class loader. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * Calls into the bundle.
   *
   * @throws IllegalStateException when the bundle is stopping
   * @throws Exception what the call throws
   */
  <T> T call(Callable<T> call) throws Exception {
    enter();
    try {
      return withLoader(loader, call);
    } finally {
      leave();
    }
  }

  /** Calls with another context class loader for the current thread. */
  static <T> T withLoader(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  @Override
  public String toString() {
    return "bundle " + bundle;
  }

  private void enter() {
    synchronized (monitor) {
      if (shut) {
        throw new IllegalStateException(
            "bundle " + bundle + " is stopping or has stopped; it takes no more calls");
      }
      inside++;
    }
  }

  private void leave() {
    synchronized (monitor) {
      inside--;
      monitor.notifyAll();
    }
  }

  /**
   * Refuses calls from now on and waits for those inside.
   *
   * @return whether all have left in time
   */
  boolean shut(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (monitor) {
      shut = true;
      while (inside > 0) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || !await(left)) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean await(long millis) {
    try {
      monitor.wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
