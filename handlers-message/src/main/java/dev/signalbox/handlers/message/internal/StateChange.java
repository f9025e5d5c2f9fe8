package dev.signalbox.handlers.message.internal;

import java.util.Optional;

/**
 * That an event gave a message another state.
 *
 * @param message the message with all that is now known
 * @param from the state before; empty for a message that was not known
 */
record StateChange(Stored message, Optional<State> from) {}
