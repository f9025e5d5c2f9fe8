package dev.signalbox.core.shared;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Small texts and locks that all nodes of one inbox share. For use by any thread. Every method may
 * wait for the store and throws {@link SharedStateException} when it fails.
 */
@ProviderType
public interface SharedState {

  /**
   * A text as it stands.
   *
   * @param version 1 when it was stored first, and higher by 1 with each change
   * @param content its bytes; not to be changed
   */
  record Content(long version, byte[] content) {}

  /** What is stored under a name; empty when nothing is. */
  Optional<Content> read(String name);

  /** The version of what is stored under a name; 0 when nothing is. Quick. */
  long version(String name);

  /**
   * Stores a text when nobody else has since it was read. Durable when it returns true.
   *
   * @param expected the version that was read; 0 for none
   * @return whether it is stored; false when there is another version
   */
  boolean write(String name, long expected, byte[] content);

  /**
   * Registers something to be called soon after a node has stored a text: a nudge only, which may
   * be missed. It must not keep the thread.
   */
  void onChange(Runnable nudge);

  /**
   * Takes a lock that one node has at a time. It is given back by closing, and by the store when
   * the node dies.
   *
   * @return empty when somebody has it
   */
  Optional<Held> tryLock(String name);

  /** A lock while it is held. */
  interface Held extends AutoCloseable {

    @Override
    void close();
  }
}
