package dev.signalbox.management.client;

import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Linq's subscription API (protocol.md, 1.2). For use by any thread; each call blocks until it is
 * answered or given up. Every failure is a {@link LinqException}.
 */
@ProviderType
public interface LinqApi {

  /** All subscriptions of the account, active or not, in Linq's order. */
  List<Subscription> subscriptions();

  /**
   * Makes a subscription. Never repeated where Linq may have made it already.
   *
   * @return with the signing secret, which Linq shows this once
   * @throws LinqOutcomeUnknownException when it may have been made all the same; list before
   *     anything else
   */
  CreatedSubscription create(SubscriptionDraft draft);

  /** Changes what the change names and leaves the rest. */
  Subscription update(String id, SubscriptionChange change);

  /** Sees to it that there is no subscription of that id; one that is gone already is fine. */
  void delete(String id);

  /** The event types that this account may subscribe to; never empty. */
  SortedSet<String> eventTypes();
}
