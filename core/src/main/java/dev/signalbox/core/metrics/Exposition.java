package dev.signalbox.core.metrics;

/**
 * Metrics as text.
 *
 * @param contentType what the text is, for the header of that name
 * @param text UTF-8; belongs to the caller
 */
public record Exposition(String contentType, byte[] text) {}
