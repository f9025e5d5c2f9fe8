package dev.signalbox.core.settings;

import java.util.Optional;

/**
 * What a node is among others that share a database.
 *
 * @param name what it is called; empty for the name of the machine
 * @param shards over how many parts the events of a handler are spread
 */
public record NodeOptions(Optional<String> name, int shards) {}
