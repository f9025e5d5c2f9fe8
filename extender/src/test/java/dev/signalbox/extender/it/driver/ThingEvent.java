package dev.signalbox.extender.it.driver;

import dev.signalbox.api.LinqEvent;

/** A family of events. */
public interface ThingEvent extends LinqEvent {}
