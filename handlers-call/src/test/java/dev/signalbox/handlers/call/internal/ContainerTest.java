package dev.signalbox.handlers.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Duration;
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

  /** What a platform that gives settings adds. */
  @Dependent
  static class ShortGap {
    @Produces
    TestSettings settings() {
      return new TestSettings(Map.of("inferred.gap", "5"));
    }
  }

  /** A file of settings that cannot be used. */
  @Dependent
  static class BadGap {
    @Produces
    TestSettings settings() {
      return new TestSettings(Map.of("inferred.gap", "soon"));
    }
  }

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
  }

  @AfterEach
  void close() throws Exception {
    storage.close();
  }

  private WeldContainer start(Class<?>... more) {
    return new Weld()
        .containerId("handlers-call")
        .disableDiscovery()
        .addBeanClasses(CallObserver.class, CallQueries.class, CallPersonalData.class, Wiring.class)
        .addBeanClasses(more)
        .addExtension(observed)
        .addExtension(new DeliveryBeans(current, Optional.of(storage)))
        .initialize();
  }

  @Test
  void observedTypes_areTheSevenOfCalls_notItsOwn() {
    try (WeldContainer container = start()) {
      assertThat(container.isRunning()).isTrue();
      assertThat(observed.types())
          .containsExactlyInAnyOrder(
              CallInitiated.class,
              CallRinging.class,
              CallAnswered.class,
              CallDeclined.class,
              CallNoAnswer.class,
              CallFailed.class,
              CallEnded.class);
      assertThat(observed.unreachable()).isEmpty();
    }
  }

  @Test
  void events_reachTheLog_theQueriesAnswer_andPersonsAreForgotten() throws Exception {
    try (WeldContainer container = start()) {
      assertThat(storage.rows()).isEmpty();
      CdiEventHandler handler = new CdiEventHandler(container.getBeanManager(), current);
      TestDelivery delivery = new TestDelivery();
      storage.begin();
      for (Kind kind : Kind.values()) {
        delivery.next(TestEvents.of("c-" + kind, kind, "e-" + kind, 9));
        handler.handle(delivery);
      }
      storage.commit();

      assertThat(storage.rows("SELECT kind FROM call_event")).hasSize(7);
      assertThat(delivery.published)
          .extracting(TestDelivery.Published::type)
          .containsExactly("signalbox.call.missed");
      QueryEndpoint queries = container.select(QueryEndpoint.class).get();
      assertThat(queries.paths()).containsExactly("calls", "calls/{id}");
      Map<String, ?> call =
          queries.answer(new Query("calls/{id}", Map.of("id", "c-FAILED"), Map.of())).body();
      assertThat(call.get("outcome")).isEqualTo("failed");
      PersonalData personalData = container.select(PersonalData.class).get();
      assertThat(personalData.forget("+12025550177")).isEqualTo(14);
    }
  }

  @Test
  void gapOfTheSettings_counts() {
    try (WeldContainer container = start(ShortGap.class)) {
      assertThat(container.select(Adjacency.class).get().gap()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void gapThatIsNone_refusesTheStart() {
    assertThatThrownBy(() -> start(BadGap.class)).isInstanceOf(IllegalArgumentException.class);
  }
}
