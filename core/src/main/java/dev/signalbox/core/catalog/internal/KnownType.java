package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;

/**
 * A type and who brought it.
 *
 * @param type the type
 * @param familyName the family's name when it was added
 * @param family the family
 */
public record KnownType(EventType<?> type, String familyName, EventFamily family) {}
