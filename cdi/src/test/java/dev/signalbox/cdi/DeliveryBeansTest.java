package dev.signalbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.cdi.Deliveries.ThingMade;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DeliveryBeansTest {

  @Test
  void deliveryInLongLivedBean_isAlwaysTheCurrentOne() throws Exception {
    try (TestContainer container = TestContainer.with(Reader.class)) {
      EventHandler handler = container.handler();
      handler.handle(Deliveries.made("e1"));
      handler.handle(Deliveries.made("e2"));
      assertThat(container.bean(Reader.class).seen())
          .containsExactly("sync e1 7 tester", "async e1", "sync e2 7 tester", "async e2");
    }
  }

  @Test
  void envelope_isInjectedIntoObserversAndRequestScopedBeans() throws Exception {
    try (TestContainer container = TestContainer.with(EnvelopeReader.class, PerRequest.class)) {
      EventHandler handler = container.handler();
      handler.handle(Deliveries.made("e1"));
      handler.handle(Deliveries.made("e2"));
      assertThat(container.bean(EnvelopeReader.class).seen())
          .containsExactly("e1 e1", "async e1 e1", "e2 e2", "async e2 e2");
    }
  }

  @Test
  void deliveryOutsideOfOne_saysSo() throws Exception {
    try (TestContainer container = TestContainer.with(Reader.class)) {
      Reader reader = container.bean(Reader.class);
      assertThatThrownBy(reader::eventId)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("expected a delivery on thread");
      container.handler().handle(Deliveries.made("e1"));
      assertThatThrownBy(reader::eventId).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void nestedDelivery_givesTheOuterOneBack() {
    CurrentDelivery current = new CurrentDelivery();
    Delivery outer = Deliveries.made("outer");
    Delivery inner = Deliveries.made("inner");
    try (CurrentDelivery.Scope first = current.enter(outer)) {
      assertThat(first).isNotNull();
      try (CurrentDelivery.Scope second = current.enter(inner)) {
        assertThat(second).isNotNull();
        assertThat(current.get()).isSameAs(inner);
      }
      assertThat(current.get()).isSameAs(outer);
    }
    assertThat(current.find()).isEmpty();
  }

  @Test
  void envelopeInLongLivedBean_isRefused() {
    assertThatThrownBy(() -> TestContainer.with(Keeper.class))
        .hasStackTraceContaining("inject Delivery instead")
        .hasStackTraceContaining("Keeper");
  }

  @Test
  void dataSource_canBeUsedInPostConstruct() {
    DataSource source = source("given");
    try (TestContainer container = TestContainer.with(source, Storing.class)) {
      assertThat(container.bean(Storing.class).name()).isEqualTo("given");
    }
  }

  @Test
  void dataSourceOfTheApplication_isLeftAlone() {
    try (TestContainer container =
        TestContainer.with(source("given"), Storing.class, OwnSource.class)) {
      assertThat(container.bean(Storing.class).name()).isEqualTo("own");
    }
  }

  private static DataSource source(String name) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> name);
  }

  @ApplicationScoped
  static class Reader {
    private final List<String> seen = new ArrayList<>();
    @Inject Delivery delivery;

    void sync(@Observes ThingMade event) {
      seen.add("sync " + eventId() + " " + delivery.sequence() + " " + delivery.handler());
    }

    void async(@ObservesAsync ThingMade event) {
      seen.add("async " + eventId());
    }

    String eventId() {
      return delivery.envelope().eventId();
    }

    List<String> seen() {
      return seen;
    }
  }

  @RequestScoped
  static class PerRequest {
    @Inject Envelope envelope;

    String eventId() {
      return envelope.eventId();
    }
  }

  @ApplicationScoped
  static class EnvelopeReader {
    private final List<String> seen = new ArrayList<>();
    @Inject PerRequest request;

    void sync(@Observes ThingMade event, Envelope envelope) {
      seen.add(envelope.eventId() + " " + request.eventId());
    }

    void async(@ObservesAsync ThingMade event, Envelope envelope) {
      seen.add("async " + envelope.eventId() + " " + request.eventId());
    }

    List<String> seen() {
      return seen;
    }
  }

  @ApplicationScoped
  static class Keeper {
    @Inject Envelope envelope;
  }

  @ApplicationScoped
  static class Storing {
    @Inject DataSource source;
    private String name;

    @PostConstruct
    void start() {
      name = source.toString();
    }

    String name() {
      return name;
    }
  }

  @ApplicationScoped
  static class OwnSource {
    @Produces
    DataSource own() {
      return source("own");
    }
  }
}
