package dev.signalbox.handlers.message.internal;

import java.util.Optional;

/**
 * That a message could not be delivered.
 *
 * @param chatId the chat, where the event names one
 * @param code Linq's error code (protocol.md, 3.5)
 * @param reason in words
 * @param failedAt when, as a text of {@link Times}
 */
record Failure(
    Optional<String> chatId, Optional<Long> code, Optional<String> reason, String failedAt) {}
