package dev.signalbox.handlers.chat.internal;

import java.util.Optional;

/**
 * A group's name or icon that could not be changed.
 *
 * @param kind {@code name} or {@code icon}
 * @param errorCode Linq's error code
 * @param failedAt when
 */
record UpdateFailure(String kind, Optional<Long> errorCode, String failedAt) {}
