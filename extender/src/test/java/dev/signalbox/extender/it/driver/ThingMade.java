package dev.signalbox.extender.it.driver;

import dev.signalbox.api.Envelope;

/** One event type. */
public record ThingMade(Envelope envelope) implements ThingEvent {}
