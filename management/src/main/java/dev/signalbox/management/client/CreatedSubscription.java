package dev.signalbox.management.client;

import java.util.Objects;

/** A subscription that was just made, with the signing secret that Linq shows this once. */
public final class CreatedSubscription {

  private final Subscription subscription;
  private final String signingSecret;

  /** With both parts. */
  public CreatedSubscription(Subscription subscription, String signingSecret) {
    this.subscription = Objects.requireNonNull(subscription, "subscription");
    this.signingSecret = Objects.requireNonNull(signingSecret, "signingSecret");
  }

  /** The subscription. */
  public Subscription subscription() {
    return subscription;
  }

  /** What its deliveries are signed with; a secret. */
  public String signingSecret() {
    return signingSecret;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "CreatedSubscription[" + subscription + ", secret hidden]";
  }
}
