package dev.signalbox.management.client;

import dev.signalbox.management.client.internal.CreateJson;
import dev.signalbox.management.client.internal.EventsJson;
import dev.signalbox.management.client.internal.SubscriptionJson;
import dev.signalbox.management.client.internal.SubscriptionsJson;
import dev.signalbox.management.client.internal.UpdateJson;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads and writes the JSON of Linq's API. Whatever cannot be used is a {@link WireException}. */
final class Wire implements AutoCloseable {

  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

  List<Subscription> subscriptions(byte[] body) {
    List<SubscriptionJson> all = read(body, SubscriptionsJson.class).subscriptions();
    return required(all, "subscriptions").stream().map(Wire::subscription).toList();
  }

  Subscription subscription(byte[] body) {
    return subscription(read(body, SubscriptionJson.class));
  }

  CreatedSubscription created(byte[] body) {
    SubscriptionJson json = read(body, SubscriptionJson.class);
    return new CreatedSubscription(
        subscription(json), required(json.signingSecret(), "signing_secret"));
  }

  SortedSet<String> eventTypes(byte[] body) {
    SortedSet<String> types = set(required(read(body, EventsJson.class).events(), "events"));
    if (types.isEmpty()) {
      throw new WireException("an empty list of event types");
    }
    return types;
  }

  String text(SubscriptionDraft draft) {
    return jsonb.toJson(
        new CreateJson(
            draft.targetUrl().toString(),
            List.copyOf(draft.events()),
            Optional.of(List.copyOf(draft.phoneNumbers())).filter(lines -> !lines.isEmpty()),
            draft.routingKeyHeader(),
            draft.routingIdHeader()));
  }

  String text(SubscriptionChange change) {
    return jsonb.toJson(
        new UpdateJson(
            change.targetUrl().map(URI::toString),
            change.events().map(List::copyOf),
            change.phoneNumbers().map(List::copyOf),
            change.active()));
  }

  private static Subscription subscription(SubscriptionJson json) {
    if (json == null) {
      throw new WireException("null in the place of a subscription");
    }
    return new Subscription(
        required(json.id(), "id"),
        url(required(json.targetUrl(), "target_url")),
        set(required(json.subscribedEvents(), "subscribed_events")),
        json.phoneNumbers() == null ? new TreeSet<>() : set(json.phoneNumbers()),
        required(json.isActive(), "is_active"),
        Optional.ofNullable(json.createdAt()).flatMap(Wire::time),
        header(json.routingKeyHeader()),
        header(json.routingIdHeader()));
  }

  private static Optional<String> header(String name) {
    return Optional.ofNullable(name).filter(text -> !text.isBlank());
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Somebody else's, since all of ours are well formed; it stays comparable and showable.
      return URI.create("unreadable:" + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      // Only shown to people.
      return Optional.empty();
    }
  }

  private static SortedSet<String> set(List<String> list) {
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new WireException("null in a list of names");
    }
    return new TreeSet<>(list);
  }

  private static <T> T required(T value, String name) {
    if (value == null) {
      throw new WireException("no " + name);
    }
    return value;
  }

  private <T> T read(byte[] body, Class<T> type) {
    T value;
    try {
      value = jsonb.fromJson(new String(body, StandardCharsets.UTF_8), type);
    } catch (RuntimeException | StackOverflowError e) {
      // Providers differ in what they throw; their messages may repeat the body, so none is kept.
      throw new WireException("a body that is not the JSON that was expected");
    }
    if (value == null) {
      throw new WireException("null in the place of an object");
    }
    return value;
  }

  @Override
  public void close() {
    try {
      jsonb.close();
    } catch (Exception e) {
      throw new IllegalStateException("JSON-B did not close", e);
    }
  }
}
