package dev.signalbox.handlers.reaction.internal;

import java.util.Optional;

/**
 * What one event says.
 *
 * @param spot what is reacted to
 * @param person who reacted
 * @param chatId the message's chat, where the event names it
 * @param mark what was done
 */
record Observation(Spot spot, Person person, Optional<String> chatId, Mark mark) {}
