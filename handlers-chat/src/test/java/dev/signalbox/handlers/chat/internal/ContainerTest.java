package dev.signalbox.handlers.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle's beans in a CDI container, with what the platform adds to it. */
class ContainerTest {

  @TempDir Path folder;
  private final CurrentDelivery current = new CurrentDelivery();
  private final ObservedEvents observed = new ObservedEvents();
  private TestStorage storage;

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
  }

  private WeldContainer start(Class<?>... more) {
    return new Weld()
        .containerId("handlers-chat")
        .disableDiscovery()
        .addBeanClasses(
            ChatObserver.class,
            MessageObserver.class,
            ChatQueries.class,
            ChatPersonalData.class,
            Wiring.class)
        .addBeanClasses(more)
        .addExtension(observed)
        .addExtension(new DeliveryBeans(current, Optional.of(storage)))
        .initialize();
  }

  private void handle(WeldContainer container, TestDelivery delivery) throws Exception {
    CdiEventHandler handler = new CdiEventHandler(container.getBeanManager(), current);
    storage.begin();
    delivery.next(TestEvents.created("e-1", "c-1", 0));
    handler.handle(delivery);
    delivery.next(TestEvents.added("e-2", "c-1", TestEvents.BOB, 5));
    handler.handle(delivery);
    delivery.next(TestEvents.received("e-3", "c-1", 9, TestEvents.health("CRITICAL", 8)));
    handler.handle(delivery);
    storage.commit();
  }

  @Test
  void observedTypes_areThoseOfChatsAndMessages_notItsOwn() {
    try (WeldContainer container = start()) {
      assertThat(container.isRunning()).isTrue();
      assertThat(observed.types())
          .containsExactlyInAnyOrder(
              ChatCreated.class,
              GroupNameUpdated.class,
              GroupIconUpdated.class,
              GroupNameUpdateFailed.class,
              GroupIconUpdateFailed.class,
              TypingIndicatorStarted.class,
              TypingIndicatorStopped.class,
              ParticipantAdded.class,
              ParticipantRemoved.class,
              MessageSent.class,
              MessageReceived.class,
              MessageDelivered.class,
              MessageRead.class,
              MessageEdited.class,
              MessageFailed.class);
      assertThat(observed.unreachable()).isEmpty();
    }
  }

  @Test
  void tables_areThereFromTheStart() throws Exception {
    try (WeldContainer container = start()) {
      assertThat(container.isRunning()).isTrue();
      assertThat(storage.rows()).isEmpty();
    }
  }

  @Test
  void events_reachTheDirectory_theQueriesAnswer_andAPersonIsForgotten() throws Exception {
    try (WeldContainer container = start()) {
      TestDelivery delivery = new TestDelivery();
      handle(container, delivery);

      assertThat(delivery.published)
          .extracting(TestDelivery.Published::type)
          .containsExactly("member_joined", "health_changed");
      QueryEndpoint queries = container.select(QueryEndpoint.class).get();
      assertThat(queries.paths())
          .containsExactlyInAnyOrder("chats/{id}", "chats", "chats/{id}/members");
      Map<String, ?> chat =
          queries.answer(new Query("chats/{id}", Map.of("id", "c-1"), Map.of())).body();
      assertThat(chat.get("active_members")).isEqualTo(3L);
      assertThat(container.select(PersonalData.class).get().forget(TestEvents.BOB)).isEqualTo(1);
      assertThat(storage.rows()).noneMatch(row -> row.contains(TestEvents.BOB));
    }
  }

  @Test
  void settingThatCannotBe_refusesTheStart() {
    assertThatThrownBy(() -> start(WrongSettings.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typing.expires-after");
  }

  /** What the platform offers, with a value that is none. */
  @Dependent
  static class WrongSettings implements HandlerSettings {

    @Override
    public Optional<String> text(String key) {
      return Optional.empty();
    }

    @Override
    public Duration duration(String key, Duration defaultValue) {
      return Duration.ZERO;
    }

    @Override
    public int integer(String key, int defaultValue, int min, int max) {
      return defaultValue;
    }

    @Override
    public boolean bool(String key, boolean defaultValue) {
      return defaultValue;
    }
  }
}
