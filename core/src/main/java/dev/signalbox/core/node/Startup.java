package dev.signalbox.core.node;

import dev.signalbox.core.inbox.InboxException;
import java.util.Optional;

/**
 * How far a node in the background has come: for whoever opens the port, who must not do so in
 * front of a dead node.
 */
@FunctionalInterface
public interface Startup {

  /** What keeps the node from taking deliveries in; empty when it does. */
  Optional<InboxException> failure();
}
