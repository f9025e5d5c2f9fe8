package dev.signalbox.management.client.internal;

import java.util.List;

/** The list of subscriptions as it comes. */
public record SubscriptionsJson(List<SubscriptionJson> subscriptions) {}
