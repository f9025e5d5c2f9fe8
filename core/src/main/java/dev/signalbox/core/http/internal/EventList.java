package dev.signalbox.core.http.internal;

import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of the list of events.
 *
 * @param events in the order that was asked for
 * @param next where the next stretch begins; absent at the end
 */
public record EventList(List<EventView> events, OptionalLong next) {}
