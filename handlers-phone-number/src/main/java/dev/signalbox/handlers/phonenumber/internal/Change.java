package dev.signalbox.handlers.phonenumber.internal;

import java.util.Optional;

/**
 * What one event says about a line.
 *
 * @param phoneNumber as of {@link LineNumber#normal}
 * @param moment when
 * @param previousStatus status before, as Linq writes it, in upper case
 * @param newStatus status from then on
 * @param previousReputation reputation before
 * @param newReputation reputation from then on
 */
record Change(
    String phoneNumber,
    Moment moment,
    Optional<String> previousStatus,
    Optional<String> newStatus,
    Optional<String> previousReputation,
    Optional<String> newReputation) {}
