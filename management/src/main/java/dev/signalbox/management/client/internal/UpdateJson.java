package dev.signalbox.management.client.internal;

import java.util.List;
import java.util.Optional;

/** The body that changes a subscription; absent parts are not sent and stay as they are. */
public record UpdateJson(
    Optional<String> targetUrl,
    Optional<List<String>> subscribedEvents,
    Optional<List<String>> phoneNumbers,
    Optional<Boolean> isActive) {}
