package dev.signalbox.it.handler;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;

/** An event type that a bundle brings. */
public record Poll(Envelope envelope) implements LinqEvent {}
