package dev.signalbox.handlers.message.internal;

import java.util.Optional;

/**
 * A new text for one part of a message.
 *
 * @param partIndex which part, from 0; empty where the event does not say
 * @param text its text from then on
 * @param editedAt when, as a text of {@link Times}
 */
record Edit(Optional<Long> partIndex, String text, String editedAt) {}
