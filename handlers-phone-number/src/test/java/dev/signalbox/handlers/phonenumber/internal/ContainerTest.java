package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.cdi.OsgiExport;
import dev.signalbox.api.phonenumber.LineRegister;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;
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
            .containerId("handlers-phone-number")
            .disableDiscovery()
            .addBeanClasses(
                LineObserver.class,
                LineQueries.class,
                LinePersonalData.class,
                StoredLineRegister.class,
                LinesHealth.class,
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
  void observedTypes_areChangesOfLines_notItsOwn() {
    assertThat(observed.types()).containsExactly(PhoneNumberStatusUpdated.class);
    assertThat(observed.unreachable()).isEmpty();
  }

  @Test
  void register_isMarkedForOtherBundles() {
    assertThat(StoredLineRegister.class.getAnnotation(OsgiExport.class).value())
        .containsExactly(LineRegister.class);
  }

  @Test
  void events_reachTheRegister_andEverybodyWhoAsksIt() throws Exception {
    assertThat(storage.rows()).isEmpty();
    CdiEventHandler handler = new CdiEventHandler(container.getBeanManager(), current);
    TestDelivery delivery = new TestDelivery();
    storage.begin();
    delivery.next(TestEvents.change("e-1", 1, "FLAGGED", "HEALTHY"));
    handler.handle(delivery);
    storage.commit();

    assertThat(delivery.published).hasSize(1);
    LineRegister register = container.select(LineRegister.class).get();
    assertThat(register.mayConversationContinue(TestEvents.LINE).yes()).isFalse();
    assertThat(container.select(HealthContribution.class).get().health().level())
        .isEqualTo(HealthReport.Level.YELLOW);
    Query query = new Query("phone-numbers/{e164}", Map.of("e164", TestEvents.LINE), Map.of());
    assertThat(container.select(QueryEndpoint.class).get().answer(query).status()).isEqualTo(200);
    assertThat(container.select(PersonalData.class).get().forget(TestEvents.LINE)).isEqualTo(2);
    assertThat(register.mayConversationContinue(TestEvents.LINE).yes()).isTrue();
  }
}
