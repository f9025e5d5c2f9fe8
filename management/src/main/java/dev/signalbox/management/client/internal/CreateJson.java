package dev.signalbox.management.client.internal;

import java.util.List;
import java.util.Optional;

/** The body that makes a subscription; absent parts are not sent. */
public record CreateJson(
    String targetUrl,
    List<String> subscribedEvents,
    Optional<List<String>> phoneNumbers,
    Optional<String> routingKeyHeader,
    Optional<String> routingIdHeader) {}
