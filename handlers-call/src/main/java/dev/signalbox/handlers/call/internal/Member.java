package dev.signalbox.handlers.call.internal;

/**
 * A row of {@code call_event}.
 *
 * @param fact what the event says
 * @param recordId the record that it is part of
 */
record Member(Fact fact, String recordId) {}
