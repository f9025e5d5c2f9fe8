package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.InMemoryInbox;
import dev.signalbox.core.testing.MutableClock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a handler takes without anybody knowing the type is remembered as such. */
class SubscriberTest {

  @Test
  void typesThatNobodyKnows_areExpectedUntyped() {
    InMemoryInbox inbox = new InMemoryInbox();
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    EventCatalog catalog = new EventCatalog(codec);
    Environment env =
        new Environment(
            inbox,
            catalog,
            codec,
            DispatchSettings.defaults(),
            new MutableClock(Instant.EPOCH),
            Thread::new,
            DispatchListener.NONE,
            new AtomicInteger(7));
    Records records = new Records(inbox);
    HandlerDescriptor handler =
        new HandlerDescriptor(
            "h", "1", "s", Set.of("message.received", "acme.new"), Set.of(), Begin.PARKED, 1);

    Subscription subscription =
        new Subscriber(env, records, catalog::knows).subscribe(handler, inbox.ledger("h"), 0);

    assertThat(subscription.untyped()).containsExactly("acme.new");
    assertThat(subscription.catalogueVersion()).isEqualTo(7);
    assertThat(subscription.expectsUntyped("acme.new")).isTrue();
    assertThat(subscription.expectsUntyped("message.received")).isFalse();
    assertThat(records.find("h")).isPresent();
    assertThat(records.find("other")).isEmpty();
  }
}
