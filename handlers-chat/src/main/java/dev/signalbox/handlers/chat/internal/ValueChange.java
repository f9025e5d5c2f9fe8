package dev.signalbox.handlers.chat.internal;

import java.util.Optional;

/**
 * A change of a group's name or icon.
 *
 * @param kind {@code name} or {@code icon}
 * @param oldValue what was before; empty for none
 * @param newValue what is now; empty for none
 * @param changedBy the handle of who did it
 * @param at as of when it counts: when the event was made
 * @param updatedAt the time that Linq gives for the change; nothing is ordered by it
 */
record ValueChange(
    String kind,
    Optional<String> oldValue,
    Optional<String> newValue,
    Optional<String> changedBy,
    String at,
    Optional<String> updatedAt) {}
