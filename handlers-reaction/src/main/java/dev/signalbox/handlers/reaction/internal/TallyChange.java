package dev.signalbox.handlers.reaction.internal;

import java.util.Optional;

/**
 * That an event made a pile higher or lower.
 *
 * @param tally the pile
 * @param chatId the message's chat, where known
 * @param count how high it is now
 */
record TallyChange(Tally tally, Optional<String> chatId, int count) {}
