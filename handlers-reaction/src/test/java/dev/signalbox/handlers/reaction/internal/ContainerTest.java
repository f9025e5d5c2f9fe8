package dev.signalbox.handlers.reaction.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle's beans in a CDI container, with what the platform adds to it. */
class ContainerTest {

  @TempDir Path folder;
  private final CurrentDelivery current = new CurrentDelivery();
  private final ObservedEvents observed = new ObservedEvents();
  private TestStorage storage;
  private WeldContainer container;

  @BeforeEach
  void start() {
    storage = new TestStorage(folder.resolve("handler.db"));
    container =
        new Weld()
            .containerId("handlers-reaction")
            .disableDiscovery()
            .addBeanClasses(
                ReactionObserver.class,
                ReactionQueries.class,
                ReactionPersonalData.class,
                Wiring.class)
            .addExtension(observed)
            .addExtension(new DeliveryBeans(current, Optional.of(storage)))
            .initialize();
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  void observedTypes_areAdditionsAndRemovals_notItsOwn() {
    assertThat(observed.types())
        .containsExactlyInAnyOrder(ReactionAdded.class, ReactionRemoved.class);
    assertThat(observed.unreachable()).isEmpty();
  }

  @Test
  void tables_areThereFromTheStart() throws Exception {
    assertThat(storage.rows()).isEmpty();
  }

  @Test
  void events_reachTheStore_queriesAnswer_andPersonsAreForgotten() throws Exception {
    CdiEventHandler handler = new CdiEventHandler(container.getBeanManager(), current);
    TestDelivery delivery = new TestDelivery();
    storage.begin();
    delivery.next(TestEvents.love("e-1", 1).added());
    handler.handle(delivery);
    delivery.next(TestEvents.love("e-2", 2).by(TestEvents.BOB).added());
    handler.handle(delivery);
    delivery.next(TestEvents.love("e-3", 3).removed());
    handler.handle(delivery);
    storage.commit();

    assertThat(delivery.published).hasSize(3);
    assertThat(count()).isEqualTo(1L);
    assertThat(container.select(PersonalData.class).get().forget(TestEvents.BOB)).isEqualTo(1);
    assertThat(count()).isEqualTo(0L);
  }

  private Object count() throws Exception {
    QueryEndpoint queries = container.select(QueryEndpoint.class).get();
    return queries
        .answer(new Query("messages/{id}/reactions", Map.of("id", "m-1"), Map.of()))
        .body()
        .get("count");
  }
}
