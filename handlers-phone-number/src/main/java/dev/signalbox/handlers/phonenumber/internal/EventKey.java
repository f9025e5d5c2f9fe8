package dev.signalbox.handlers.phonenumber.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as {@code line_event} counts it.
 *
 * @param endpoint where it came in: subscriptions of two endpoints bring the same event id twice
 * @param eventId its id
 * @param eventType its type
 * @param createdAt when Linq made it
 */
record EventKey(String endpoint, String eventId, String eventType, Optional<Instant> createdAt) {}
