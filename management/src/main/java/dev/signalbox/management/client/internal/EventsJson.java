package dev.signalbox.management.client.internal;

import java.util.List;

/** The list of event types as it comes. */
public record EventsJson(List<String> events) {}
