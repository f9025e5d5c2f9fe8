package dev.signalbox.embedded.internal;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the node's threads: by the server's own factory where there is one, so that observers have
 * the application's names, transactions and class loader; else plain ones.
 */
final class ManagedThreads {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedThreads.class);
  private static final String FACTORY = "java:comp/DefaultManagedThreadFactory";

  private final Directory directory;

  ManagedThreads(Directory directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /** To be called on a thread that has the application's names. */
  ThreadFactory factory() {
    return directory
        .find(FACTORY, ThreadFactory.class)
        .orElseGet(
            () -> {
              LOG.info(
                  "SBX-5101 the server has no {}; observers run on plain threads, where names in"
                      + " java:comp may be missing",
                  FACTORY);
              ClassLoader loader = Thread.currentThread().getContextClassLoader();
              return task -> {
                Thread thread = new Thread(task);
                thread.setContextClassLoader(loader);
                return thread;
              };
            });
  }
}
