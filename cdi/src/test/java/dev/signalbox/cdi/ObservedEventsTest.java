package dev.signalbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.cdi.Deliveries.Tagged;
import dev.signalbox.cdi.Deliveries.ThingEvent;
import dev.signalbox.cdi.Deliveries.ThingLost;
import dev.signalbox.cdi.Deliveries.ThingMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservedEventsTest {

  @Test
  void observersOfRecordFamilyAndAll_areCollected() {
    assertThat(typesOf(Record.class, Family.class, All.class))
        .containsExactlyInAnyOrder(ThingMade.class, ThingEvent.class, LinqEvent.class);
  }

  @Test
  void asyncObserver_isCollected() {
    assertThat(typesOf(Async.class)).containsExactly(ThingLost.class);
  }

  @Test
  void anyAndDefaultQualifier_areCollected() {
    assertThat(typesOf(AnyAndDefault.class))
        .containsExactlyInAnyOrder(ThingMade.class, ThingLost.class);
  }

  @Test
  void parameterisedType_countsAsItsRawType() {
    assertThat(typesOf(Parameterised.class)).containsExactly(Tagged.class);
  }

  @Test
  void typeVariable_countsAsItsBound() {
    assertThat(typesOf(Bounded.class)).containsExactly(ThingEvent.class);
  }

  @Test
  void observersOfOtherThings_areNotCollected() {
    assertThat(typesOf(Others.class)).isEmpty();
  }

  @Test
  void qualifiedObserver_isNotCollectedButNamed() {
    try (TestContainer container = TestContainer.with(Qualified.class)) {
      assertThat(container.observed().types()).isEmpty();
      assertThat(container.observed().unreachable())
          .singleElement()
          .asString()
          .contains(Qualified.class.getName(), "ThingMade", "Special");
    }
  }

  private static Set<Class<? extends LinqEvent>> typesOf(Class<?>... beans) {
    try (TestContainer container = TestContainer.with(beans)) {
      assertThat(container.observed().unreachable()).isEmpty();
      return container.observed().types();
    }
  }

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Special {}

  @ApplicationScoped
  static class Record {
    void on(@Observes ThingMade event) {}

    void again(@Observes ThingMade event) {}
  }

  @ApplicationScoped
  static class Family {
    void on(@Observes ThingEvent event) {}
  }

  @ApplicationScoped
  static class All {
    void on(@Observes LinqEvent event) {}
  }

  @ApplicationScoped
  static class Async {
    void on(@ObservesAsync ThingLost event) {}
  }

  @ApplicationScoped
  static class AnyAndDefault {
    void any(@Observes @Any ThingMade event) {}

    void normal(@Observes @Default ThingLost event) {}
  }

  @ApplicationScoped
  static class Parameterised {
    void on(@Observes Tagged<String> event) {}
  }

  @ApplicationScoped
  static class Bounded {
    <E extends ThingEvent> void on(@Observes E event) {}
  }

  @ApplicationScoped
  static class Others {
    void all(@Observes Object event) {}

    void text(@Observes String event) {}

    void comparable(@Observes Comparable<String> event) {}
  }

  @ApplicationScoped
  static class Qualified {
    void on(@Observes @Special ThingMade event) {}
  }
}
