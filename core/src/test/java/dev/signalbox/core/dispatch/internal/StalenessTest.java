package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A family that goes is noticed by its first event that comes untyped. */
class StalenessTest {

  private static final String TYPED = "message.received";
  private static final String UNTYPED = "poll.received";

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
  private final AtomicInteger version = new AtomicInteger(1);
  private final Staleness staleness = new Staleness(version);
  private final Subscription subscription = subscription(Set.of());

  @Test
  void eventWhoseFamilyWent_isNoticedUntilTheSubscriptionIsRenewed() {
    assertThat(stale(subscription, 1, UNTYPED)).isTrue();
    assertThat(staleness.stale(subscription)).isTrue();
    assertThat(stale(subscription, 2, TYPED)).isTrue();
    staleness.renewed();

    assertThat(staleness.stale(subscription)).isFalse();
    assertThat(stale(subscription, 2, TYPED)).isFalse();
  }

  @Test
  void eventThatStaysUntyped_isSuspectedOnce() {
    assertThat(stale(subscription, 1, UNTYPED)).isTrue();
    staleness.renewed();
    assertThat(stale(subscription, 1, UNTYPED)).isFalse();

    assertThat(stale(subscription, 2, UNTYPED)).isTrue();
  }

  @Test
  void eventThatIsExpectedUntyped_isNotSuspected() {
    assertThat(stale(subscription(Set.of(UNTYPED)), 1, UNTYPED)).isFalse();
  }

  @Test
  void eventThatCannotBeDecoded_isNotSuspected() {
    StoredEvent event = event(1, UNTYPED);
    assertThat(staleness.stale(subscription, event, new Decoded.Broken("broken"))).isFalse();
  }

  @Test
  void changedCatalogue_makesTheSubscriptionStale() {
    assertThat(staleness.stale(subscription)).isFalse();
    version.incrementAndGet();
    assertThat(staleness.stale(subscription)).isTrue();
    assertThat(stale(subscription, 1, TYPED)).isTrue();
  }

  private boolean stale(Subscription of, long sequence, String type) {
    StoredEvent event = event(sequence, type);
    return staleness.stale(of, event, new Decoder(catalog).decode(event));
  }

  private static Subscription subscription(Set<String> untyped) {
    TypeSelection selection = new TypeSelection(Set.of(TYPED, UNTYPED), false, false);
    return new Subscription(selection, new Interests(Map.of()), untyped, type -> true, 1);
  }

  private static StoredEvent event(long sequence, String type) {
    String body =
        "{\"api_version\":\"v3\",\"event_type\":\""
            + type
            + "\",\"event_id\":\"e\",\"trace_id\":\"t\",\"data\":{}}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new StoredEvent(sequence, "main", "e", type, true, Instant.EPOCH, bytes);
  }
}
