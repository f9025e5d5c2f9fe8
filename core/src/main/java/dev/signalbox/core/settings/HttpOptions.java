package dev.signalbox.core.settings;

/**
 * Where to listen.
 *
 * @param host address to listen at
 * @param port 0 for any free one
 */
public record HttpOptions(String host, int port) {}
