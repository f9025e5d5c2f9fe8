package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
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
            .containerId("handlers-message")
            .disableDiscovery()
            .addBeanClasses(MessageObserver.class, MessageQueries.class, Wiring.class)
            .addExtension(observed)
            .addExtension(new DeliveryBeans(current, Optional.of(storage)))
            .initialize();
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  void observedTypes_areThoseOfMessages_notItsOwn() {
    assertThat(observed.types())
        .containsExactlyInAnyOrder(
            MessageSent.class,
            MessageReceived.class,
            MessageDelivered.class,
            MessageRead.class,
            MessageFailed.class,
            MessageEdited.class);
    assertThat(observed.unreachable()).isEmpty();
  }

  @Test
  void tables_areThereFromTheStart() throws Exception {
    assertThat(storage.rows()).isEmpty();
  }

  @Test
  void events_reachTheStore_andTheQueriesAnswer() throws Exception {
    CdiEventHandler handler = new CdiEventHandler(container.getBeanManager(), current);
    TestDelivery delivery = new TestDelivery();
    storage.begin();
    delivery.next(TestEvents.sent("e-1", "m-1", 0));
    handler.handle(delivery);
    delivery.next(TestEvents.delivered("e-2", "m-1", 0, 5));
    handler.handle(delivery);
    storage.commit();

    assertThat(delivery.published).hasSize(2);
    QueryEndpoint queries = container.select(QueryEndpoint.class).get();
    assertThat(queries.paths()).contains("messages/{id}", "chats/{chatId}/messages", "messages");
    Map<String, ?> message =
        queries.answer(new Query("messages/{id}", Map.of("id", "m-1"), Map.of())).body();
    assertThat(message.get("state")).isEqualTo("delivered");
  }
}
