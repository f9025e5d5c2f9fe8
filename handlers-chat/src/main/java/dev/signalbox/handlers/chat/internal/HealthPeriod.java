package dev.signalbox.handlers.chat.internal;

/**
 * A time in which a chat was in one health.
 *
 * @param status the health
 * @param since its beginning
 */
record HealthPeriod(String status, String since) {}
