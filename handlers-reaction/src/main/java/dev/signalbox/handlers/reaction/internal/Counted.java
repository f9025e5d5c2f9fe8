package dev.signalbox.handlers.reaction.internal;

/**
 * How high a pile is.
 *
 * @param tally the pile
 * @param count how many reactions lie on it
 */
record Counted(Tally tally, long count) {}
