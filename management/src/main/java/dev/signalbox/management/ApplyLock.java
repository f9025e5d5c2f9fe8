package dev.signalbox.management;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Lets one node at a time change the subscriptions of an account. */
@ConsumerType
@FunctionalInterface
public interface ApplyLock {

  /** Takes it, without waiting; empty while another node has it. */
  Optional<Held> tryLock();

  /** Held until it is closed, or the process ends. */
  interface Held extends AutoCloseable {

    /** Lets go. */
    @Override
    void close();
  }
}
