package dev.signalbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.cdi.Deliveries.Tagged;
import dev.signalbox.cdi.Deliveries.ThingEvent;
import dev.signalbox.cdi.Deliveries.ThingLost;
import dev.signalbox.cdi.Deliveries.ThingMade;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CdiEventHandlerTest {

  @Test
  void event_reachesEveryKindOfObserverOnTheCallingThread() throws Exception {
    try (TestContainer container = TestContainer.with(Log.class, Everything.class)) {
      container.handler().handle(Deliveries.made("e1"));
      String here = Thread.currentThread().getName();
      assertThat(container.bean(Log.class).lines())
          .containsExactlyInAnyOrder(
              "record e1",
              "family e1",
              "all e1",
              "tagged e1",
              "any e1",
              "default e1",
              "async e1 on " + here,
              "async family e1 on " + here)
          .last()
          .asString()
          .startsWith("async");
    }
  }

  @Test
  void eventOfOtherType_reachesNobody() throws Exception {
    try (TestContainer container = TestContainer.with(Log.class, OnlyLost.class)) {
      container.handler().handle(Deliveries.made("e1"));
      assertThat(container.bean(Log.class).lines()).isEmpty();
      container.handler().handle(Deliveries.of(new ThingLost(Deliveries.envelope("e2"))));
      assertThat(container.bean(Log.class).lines()).containsExactly("lost e2");
    }
  }

  @Test
  void requestScope_isNewForEachDeliveryAndEndsWithIt() throws Exception {
    try (TestContainer container = TestContainer.with(Log.class, Counter.class, Counting.class)) {
      EventHandler handler = container.handler();
      handler.handle(Deliveries.made("e1"));
      handler.handle(Deliveries.made("e2"));
      assertThat(container.bean(Log.class).lines())
          .containsExactly(
              "sync 2", "gone", "async 1", "gone", "sync 2", "gone", "async 1", "gone");
    }
  }

  @Test
  void failingObserver_endsTheRequestScope() {
    try (TestContainer container = TestContainer.with(Log.class, Counter.class, Failing.class)) {
      assertThatThrownBy(() -> container.handler().handle(Deliveries.made("e1")));
      try (RequestScope.Active request = container.requests().activate()) {
        assertThat(request.joined()).isFalse();
      }
    }
  }

  @Test
  void activeRequestScope_isJoinedAndStaysActive() throws Exception {
    try (TestContainer container =
            TestContainer.with(Log.class, Counter.class, SyncCounting.class);
        RequestScope.Active request = container.requests().activate()) {
      assertThat(request.joined()).isFalse();
      container.bean(Counter.class).next();
      container.handler().handle(Deliveries.made("e1"));
      assertThat(container.bean(Counter.class).next()).isEqualTo(3);
    }
  }

  @Test
  void activeRequestScope_isActiveAgainAfterAsyncObservers() throws Exception {
    try (TestContainer container = TestContainer.with(Log.class, Counter.class, Counting.class)) {
      try (RequestScope.Active request = container.requests().activate()) {
        assertThat(request.joined()).isFalse();
        container.handler().handle(Deliveries.made("e1"));
        assertThat(container.bean(Counter.class).next()).isEqualTo(1);
      }
      try (RequestScope.Active request = container.requests().activate()) {
        assertThat(request.joined()).isFalse();
      }
    }
  }

  @Test
  void concurrentDeliveries_haveRequestsOfTheirOwn() throws Exception {
    int threads = 4;
    int each = 500;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (TestContainer container =
        TestContainer.with(Log.class, Counter.class, Counting.class, Reading.class)) {
      EventHandler handler = container.handler();
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < threads * each; i++) {
        String eventId = "e" + i;
        tasks.add(
            () -> {
              handler.handle(Deliveries.made(eventId));
              return eventId;
            });
      }
      for (Future<Object> done : executor.invokeAll(tasks)) {
        done.get(30, TimeUnit.SECONDS);
      }
      assertThat(container.bean(Log.class).lines().stream().filter("sync 2"::equals))
          .hasSize(threads * each);
      assertThat(container.bean(Log.class).lines().stream().filter("own delivery true"::equals))
          .hasSize(threads * each);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void uncheckedException_comesOutAsItIs() {
    try (TestContainer container = TestContainer.with(Log.class, Failing.class)) {
      assertThatThrownBy(() -> container.handler().handle(Deliveries.made("e1")))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("sync");
      assertThat(container.bean(Log.class).lines()).isEmpty();
    }
  }

  @Test
  void checkedException_isUnwrapped() {
    try (TestContainer container = TestContainer.with(Checked.class)) {
      assertThatThrownBy(() -> container.handler().handle(Deliveries.made("e1")))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("disk");
    }
  }

  @Test
  void error_comesOutAsItIs() {
    try (TestContainer container = TestContainer.with(Broken.class)) {
      assertThatThrownBy(() -> container.handler().handle(Deliveries.made("e1")))
          .isExactlyInstanceOf(AssertionError.class);
    }
  }

  @Test
  void asyncExceptions_firstComesOutWithTheOtherSuppressed() {
    try (TestContainer container = TestContainer.with(Log.class, TwoFailing.class)) {
      Throwable thrown = catchThrowable(() -> container.handler().handle(Deliveries.made("e1")));
      assertThat(thrown).isNotInstanceOf(CompletionException.class);
      List<Throwable> all = new ArrayList<>(List.of(thrown.getSuppressed()));
      all.add(thrown);
      assertThat(all)
          .extracting(Throwable::getMessage)
          .containsExactlyInAnyOrder("checked", "unchecked");
      assertThat(container.bean(Log.class).lines()).containsExactly("third e1");
    }
  }

  @Test
  void oneAsyncException_isNotSuppressedInItself() {
    try (TestContainer container = TestContainer.with(OneFailing.class)) {
      assertThatThrownBy(() -> container.handler().handle(Deliveries.made("e1")))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("async")
          .hasNoSuppressedExceptions();
    }
  }

  @ApplicationScoped
  static class Log {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    void add(String line) {
      lines.add(line);
    }

    List<String> lines() {
      return lines;
    }
  }

  @ApplicationScoped
  static class Everything {
    @Inject Log log;

    void record(@Observes ThingMade event) {
      log.add("record " + event.envelope().eventId());
    }

    void family(@Observes ThingEvent event) {
      log.add("family " + event.envelope().eventId());
    }

    void all(@Observes LinqEvent event) {
      log.add("all " + event.envelope().eventId());
    }

    void tagged(@Observes Tagged<String> event) {
      log.add("tagged " + event.envelope().eventId());
    }

    void otherTag(@Observes Tagged<Integer> event) {
      log.add("wrong tag " + event.envelope().eventId());
    }

    void any(@Observes @Any ThingMade event) {
      log.add("any " + event.envelope().eventId());
    }

    void normal(@Observes @Default ThingMade event) {
      log.add("default " + event.envelope().eventId());
    }

    void async(@ObservesAsync ThingMade event) {
      log.add("async " + event.envelope().eventId() + " on " + Thread.currentThread().getName());
    }

    void asyncFamily(@ObservesAsync ThingEvent event) {
      log.add(
          "async family " + event.envelope().eventId() + " on " + Thread.currentThread().getName());
    }
  }

  @ApplicationScoped
  static class OnlyLost {
    @Inject Log log;

    void on(@Observes ThingLost event) {
      log.add("lost " + event.envelope().eventId());
    }
  }

  @RequestScoped
  static class Counter {
    @Inject Log log;
    private int count;

    int next() {
      return ++count;
    }

    @PreDestroy
    void gone() {
      log.add("gone");
    }
  }

  @ApplicationScoped
  static class Counting {
    @Inject Counter counter;
    @Inject Log log;

    void sync(@Observes ThingMade event) {
      counter.next();
      log.add("sync " + counter.next());
    }

    void async(@ObservesAsync ThingMade event) {
      log.add("async " + counter.next());
    }
  }

  @ApplicationScoped
  static class Reading {
    @Inject Delivery delivery;
    @Inject Log log;

    void sync(@Observes ThingMade event) {
      log.add("own delivery " + (delivery.event() == event));
    }
  }

  @ApplicationScoped
  static class SyncCounting {
    @Inject Counter counter;

    void sync(@Observes ThingMade event) {
      counter.next();
    }
  }

  @ApplicationScoped
  static class Failing {
    @Inject Log log;

    void sync(@Observes ThingMade event) {
      throw new IllegalStateException("sync");
    }

    void async(@ObservesAsync ThingMade event) {
      log.add("async");
    }
  }

  @ApplicationScoped
  static class Checked {
    void sync(@Observes ThingMade event) throws IOException {
      throw new IOException("disk");
    }
  }

  @ApplicationScoped
  static class Broken {
    void sync(@Observes ThingMade event) {
      throw new AssertionError("broken");
    }
  }

  @ApplicationScoped
  static class TwoFailing {
    @Inject Log log;

    void checked(@ObservesAsync ThingMade event) throws IOException {
      throw new IOException("checked");
    }

    void unchecked(@ObservesAsync ThingMade event) {
      throw new IllegalStateException("unchecked");
    }

    void third(@ObservesAsync ThingMade event) {
      log.add("third " + event.envelope().eventId());
    }
  }

  @ApplicationScoped
  static class OneFailing {
    void async(@ObservesAsync ThingMade event) {
      throw new IllegalArgumentException("async");
    }
  }
}
