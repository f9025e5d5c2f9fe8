package dev.signalbox.extender.it.family;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;

record Poll(Envelope envelope) implements LinqEvent {}
