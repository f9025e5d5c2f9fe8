package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.internal.Randomness;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.json.Make;
import dev.signalbox.simulator.internal.json.Texts;
import dev.signalbox.simulator.internal.store.Subscription;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import jakarta.json.JsonObject;

/** The six operations (protocol.md, 1.2), for an account that is known. */
final class SubscriptionOperations {

  private static final String DOC_URL = "https://docs.linqapp.com/guides/webhooks/events";

  private final SimulatorOptions options;
  private final SubscriptionStore store;
  private final Randomness randomness;
  private final TermsReader terms;

  SubscriptionOperations(SimulatorOptions options, SubscriptionStore store, Randomness randomness) {
    this.options = options;
    this.store = store;
    this.randomness = randomness;
    this.terms = new TermsReader(options);
  }

  Reply create(String account, byte[] body) {
    Subscription.Terms wanted = terms.create(object(body));
    return store
        .add(randomness.uuid(), account, randomness.secret(), wanted)
        .map(added -> Reply.json(201, SubscriptionJson.created(added)))
        .orElseThrow(this::urlTaken);
  }

  Reply list(String account) {
    return Reply.json(200, SubscriptionJson.list(store.of(account)));
  }

  Reply get(String account, String id) {
    return Reply.json(200, SubscriptionJson.shown(own(account, id)));
  }

  Reply update(String account, String id, byte[] body) {
    own(account, id);
    JsonObject wanted = object(body);
    SubscriptionStore.Change change = store.change(id, old -> terms.update(old, wanted));
    if (change.urlTaken()) {
      throw urlTaken();
    }
    return change
        .changed()
        .map(changed -> Reply.json(200, SubscriptionJson.shown(changed)))
        .orElseThrow(ApiError::noSubscription);
  }

  Reply delete(String account, String id) {
    own(account, id);
    if (!store.remove(id)) {
      throw ApiError.noSubscription();
    }
    return Reply.empty();
  }

  Reply events() {
    return Reply.json(
        200,
        Make.object()
            .add("events", Make.array(options.eventTypes()))
            .add("doc_url", DOC_URL)
            .build());
  }

  private Subscription own(String account, String id) {
    Subscription found = store.find(id).orElseThrow(ApiError::noSubscription);
    if (!found.account().equals(account)) {
      throw ApiError.accessDenied();
    }
    return found;
  }

  private ApiError urlTaken() {
    return new ApiError(
        options.duplicateUrl().status(),
        options.duplicateUrl().code(),
        "target_url is already used by another subscription");
  }

  private static JsonObject object(byte[] body) {
    return Texts.parse(body).orElseThrow(ApiError::badBody);
  }
}
