package dev.signalbox.embedded.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Takes care of its end. */
  <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  /** Stops all of them, also when one of them fails. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception | LinkageError e) {
        LOG.warn("SBX-5102 a part of Signalbox did not stop cleanly; the others are stopped", e);
      }
    }
  }
}
