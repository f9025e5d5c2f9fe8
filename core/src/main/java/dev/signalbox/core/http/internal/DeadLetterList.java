package dev.signalbox.core.http.internal;

import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of a handler's dead letters.
 *
 * @param deadLetters in the order of sequence
 * @param next where the next stretch begins; absent at the end
 */
public record DeadLetterList(List<DeadLetterView> deadLetters, OptionalLong next) {}
