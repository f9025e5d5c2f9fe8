package dev.signalbox.handlers.reaction.internal;

/**
 * A reaction as it stands now.
 *
 * @param spot what is reacted to
 * @param person who reacted
 * @param mark the reaction
 */
record Standing(Spot spot, Person person, Mark mark) {}
