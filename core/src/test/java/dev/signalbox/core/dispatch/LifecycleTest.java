package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.internal.HandlerWorker;
import dev.signalbox.core.testing.CapturedLog;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

  /** A handler whose class has a loader of its own. Public for that loader. */
  public static final class Forwarding implements EventHandler {

    private final EventHandler target;

    /** Hands over to another. */
    public Forwarding(EventHandler target) {
      this.target = target;
    }

    @Override
    public void handle(dev.signalbox.api.spi.Delivery delivery) throws Exception {
      target.handle(delivery);
    }
  }

  private static EventHandler fromOwnLoader(EventHandler target, List<WeakReference<?>> loaders)
      throws Exception {
    URL classes = LifecycleTest.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader parent = LifecycleTest.class.getClassLoader();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, parent) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Forwarding.class.getName())
                ? findLoaded(name)
                : super.loadClass(name, resolve);
          }

          private Class<?> findLoaded(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
          }
        };
    loaders.add(new WeakReference<>(loader));
    return (EventHandler)
        loader
            .loadClass(Forwarding.class.getName())
            .getConstructor(EventHandler.class)
            .newInstance(target);
  }

  @Test
  void replacedTwoHundredTimesUnderLoad_losesNothingAndKeepsOrder() throws Exception {
    List<WeakReference<?>> loaders = new ArrayList<>();
    try (Bench bench = new Bench()) {
      Recorder recorder = new Recorder();
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger sent = new AtomicInteger();
      Thread sender =
          new Thread(
              () -> {
                while (!done.get()) {
                  int n = sent.getAndIncrement();
                  bench.append("e" + n, "chat" + n % 7);
                  java.util.concurrent.locks.LockSupport.parkNanos(500_000);
                }
              });
      sender.start();
      for (int i = 0; i < 200; i++) {
        HandlerRegistration registration = bench.register("h", fromOwnLoader(recorder, loaders));
        int seen = recorder.ids.size();
        if (i % 2 == 0) {
          Bench.eventually().until(() -> recorder.ids.size() > seen);
        }
        registration.close();
      }
      done.set(true);
      sender.join();
      HandlerRegistration last = bench.register("h", fromOwnLoader(recorder, loaders));
      bench.awaitDone("h");
      last.close();
      assertThat(recorder.ids).hasSize(sent.get());
      for (int n = 0; n < sent.get(); n++) {
        assertThat(recorder.ids.get(n)).isEqualTo("e" + n);
      }
      bench.awaitHandled("h", sent.get());
      bench.threads.clear();
      Bench.eventually()
          .until(
              () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.get() == null);
              });
    }
  }

  @Test
  void takenName_isRefusedNamingBoth() {
    try (Bench bench = new Bench()) {
      HandlerRegistration first = bench.register("h", delivery -> {});
      assertThatThrownBy(() -> bench.register("h", delivery -> {}))
          .isInstanceOf(HandlerNameTakenException.class)
          .hasMessageContaining("test-h 1.0");
      first.close();
      first.close();
      bench.register("h", delivery -> {});
    }
  }

  @Test
  void close_letsTheRunningDeliveryFinish() throws Exception {
    try (Bench bench = new Bench()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Recorder recorder =
          new Recorder()
              .first(
                  delivery -> {
                    inside.countDown();
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                  });
      HandlerRegistration registration = bench.register("h", recorder);
      bench.append("e1", "");
      bench.append("e2", "");
      inside.await();
      Thread closer = new Thread(registration::close);
      closer.start();
      Bench.eventually().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
      goOn.countDown();
      closer.join();
      assertThat(recorder.ids).containsExactly("e1");
      assertThat(bench.ledger("h").counts().position()).isEqualTo(1);
      // The thread says that it is done a moment before it ends.
      Bench.eventually()
          .until(
              () ->
                  bench.threads.stream()
                      .filter(t -> t.getName().contains("handler"))
                      .noneMatch(Thread::isAlive));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void deliveryThatIsInterrupted_isNoAttempt(int lanes) throws Exception {
    try (Bench bench = new Bench(Bench.drainingWithin(Duration.ofMillis(50)))) {
      CountDownLatch inside = new CountDownLatch(1);
      List<String> handled = new CopyOnWriteArrayList<>();
      HandlerRegistration registration =
          bench.dispatcher.register(
              Bench.descriptor("h", Begin.PARKED, lanes, Bench.TYPE),
              delivery -> {
                if (delivery.envelope().eventId().equals("e2")) {
                  inside.countDown();
                  new CountDownLatch(1).await();
                }
                handled.add(delivery.envelope().eventId());
              });
      bench.append("e1", "A");
      bench.append("e2", "A");
      bench.append("e3", "A");
      inside.await();
      registration.close();
      assertThat(handled).containsExactly("e1");
      assertThat(bench.ledger("h").load().position()).isEqualTo(1);
      assertThat(bench.status("h").retrying()).isZero();
      assertThat(bench.status("h").failed()).isZero();
      Recorder next = new Recorder();
      bench.register("h", next);
      bench.awaitDone("h");
      assertThat(next.ids).containsExactly("e2", "e3");
      assertThat(next.deliveries.get(0).attempt()).isEqualTo(1);
    }
  }

  @Test
  void deliveryThatNeverEnds_isGivenUpAndRolledBack() throws Exception {
    try (Bench bench = new Bench(Bench.drainingWithin(Duration.ofMillis(50)))) {
      CountDownLatch inside = new CountDownLatch(1);
      AtomicBoolean release = new AtomicBoolean();
      AtomicReference<Thread> stuck = new AtomicReference<>();
      HandlerRegistration registration =
          bench.register(
              "h",
              delivery -> {
                bench.ledger("h").insert("never");
                stuck.set(Thread.currentThread());
                inside.countDown();
                while (!release.get()) {
                  Thread.onSpinWait();
                }
              });
      bench.append("e1", "");
      inside.await();
      registration.close();
      assertThat(bench.status("h").state()).isEqualTo(HandlerStatus.State.ABSENT);
      assertThat(bench.ledger("h").claimsAndReleases().get(1)).isEqualTo(1);
      Recorder next = new Recorder();
      bench.register("h", next.first(d -> bench.ledger("h").insert(d.envelope().eventId())));
      bench.awaitDone("h");
      release.set(true);
      stuck.get().join();
      bench.append("e2", "");
      bench.awaitDone("h");
      assertThat(next.ids).containsExactly("e1", "e2");
      assertThat(bench.ledger("h").rows()).containsExactly("e1", "e2");
      bench.awaitHandled("h", 2);
    }
  }

  @Test
  void closedFromWithin_endsAfterTheDelivery() {
    try (Bench bench = new Bench()) {
      AtomicReference<HandlerRegistration> own = new AtomicReference<>();
      CountDownLatch registered = new CountDownLatch(1);
      Recorder recorder =
          new Recorder()
              .first(
                  delivery -> {
                    registered.await();
                    own.get().close();
                  });
      own.set(bench.register("h", recorder));
      registered.countDown();
      bench.append("e1", "");
      bench.append("e2", "");
      Bench.eventually().until(() -> bench.status("h").state() == HandlerStatus.State.ABSENT);
      assertThat(recorder.ids).containsExactly("e1");
      Recorder next = new Recorder();
      bench.register("h", next);
      bench.awaitDone("h");
      assertThat(next.ids).containsExactly("e2");
    }
  }

  @Test
  void handlersTables_seeEveryEventOnce() {
    try (Bench bench = new Bench()) {
      AtomicInteger calls = new AtomicInteger();
      bench.register(
          "h",
          delivery -> {
            bench.ledger("h").insert(delivery.envelope().eventId());
            if (calls.incrementAndGet() % 3 == 0) {
              throw new IllegalStateException("after writing");
            }
          });
      for (int i = 0; i < 60; i++) {
        bench.append("e" + i, "");
      }
      Bench.eventually()
          .until(
              () -> {
                bench.clock.advance(Duration.ofSeconds(5));
                HandlerStatus status = bench.status("h");
                return status.handled() + status.dead() == 60;
              });
      List<String> dead =
          bench.dispatcher.deadLetters("h", 0, 100).stream()
              .map(letter -> letter.event().eventId())
              .toList();
      assertThat(bench.ledger("h").rows())
          .hasSize(60 - dead.size())
          .doesNotHaveDuplicates()
          .doesNotContainAnyElementsOf(dead);
    }
  }

  @Test
  void storeThatFails_stopsNothingForGood() {
    try (Bench bench = new Bench()) {
      Recorder recorder = new Recorder();
      bench.register("h", recorder);
      bench.append("e1", "");
      bench.awaitDone("h");
      bench.inbox.failReads(true);
      bench.append("e2", "");
      long reads = bench.inbox.reads();
      Bench.eventually().until(() -> bench.inbox.reads() > reads);
      bench.inbox.failReads(false);
      bench.awaitDone("h");
      bench.ledger("h").failing(true);
      bench.append("e3", "");
      Bench.eventually().until(() -> bench.ledger("h").refusals() > 2);
      bench.ledger("h").failing(false);
      bench.awaitDone("h");
      assertThat(recorder.ids).containsSubsequence("e1", "e2", "e3");
      assertThat(bench.status("h").failed()).isZero();
      bench.awaitHandled("h", 3);
    }
  }

  @Test
  void handlerThatBreaksItsTransaction_losesOnlyThatEvent() {
    try (Bench bench = new Bench()) {
      List<String> handled = new ArrayList<>();
      bench.register(
          "h",
          delivery -> {
            String id = delivery.envelope().eventId();
            bench.ledger("h").breakTransaction(id.equals("e3"));
            handled.add(id);
          });
      for (int i = 0; i < 6; i++) {
        bench.append("e" + i, "");
      }
      Bench.eventually()
          .until(
              () -> {
                bench.clock.advance(Duration.ofSeconds(1));
                return bench.status("h").dead() == 1;
              });
      bench.awaitDone("h");
      bench.awaitHandled("h", 5);
      assertThat(bench.dispatcher.deadLetters("h", 0, 9).get(0).event().eventId()).isEqualTo("e3");
    }
  }

  @Test
  void dispatcherThatIsClosed_endsAllThreadsAndRefusesHandlers() {
    Bench bench = new Bench();
    bench.register("a", delivery -> {});
    bench.dispatcher.register(Bench.descriptor("b", Begin.PARKED, 4, Bench.TYPE), delivery -> {});
    for (int i = 0; i < 8; i++) {
      bench.append("e" + i, "");
    }
    bench.awaitDone("b");
    bench.close();
    Bench.eventually().until(() -> bench.threads.stream().noneMatch(Thread::isAlive));
    assertThatThrownBy(() -> bench.register("c", delivery -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closedDispatcher_letsTheRunningDeliveryFinish() throws Exception {
    try (Bench bench = new Bench()) {
      CountDownLatch inside = new CountDownLatch(1);
      Recorder recorder =
          new Recorder()
              .first(
                  delivery -> {
                    inside.countDown();
                    // Long enough for the closing to find it at work.
                    Thread.sleep(50);
                  });
      bench.register("h", recorder);
      bench.append("e1", "");
      inside.await();
      bench.dispatcher.close();

      assertThat(recorder.ids).containsExactly("e1");
      assertThat(bench.ledger("h").load().position()).isEqualTo(1);
    }
  }

  @Test
  void closedDispatcher_givesUpADeliveryThatNeverEnds() throws Exception {
    Bench bench = new Bench(Bench.drainingWithin(Duration.ofMillis(50)));
    AtomicBoolean release = new AtomicBoolean();
    CountDownLatch inside = new CountDownLatch(1);
    bench.register(
        "h",
        delivery -> {
          inside.countDown();
          while (!release.get()) {
            Thread.onSpinWait();
          }
        });
    bench.append("e1", "");
    inside.await();
    bench.close();

    assertThat(bench.ledger("h").load().position()).isZero();
    release.set(true);
    Bench.eventually().until(() -> bench.threads.stream().noneMatch(Thread::isAlive));
    assertThat(bench.ledger("h").load().position()).isZero();
  }

  @Test
  void handlerThatEnds_isNotGivenUp_alsoOnAnInterruptedThread() {
    try (Bench bench = new Bench();
        CapturedLog log = CapturedLog.of(HandlerWorker.class)) {
      HandlerRegistration registration = bench.register("h", delivery -> {});
      bench.append("e1", "");
      bench.awaitDone("h");
      assertThat(bench.dispatcher.present().names()).containsExactly(Bench.TYPE);
      assertThat(bench.inbox.reports())
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.handler()).isEqualTo("h");
                assertThat(report.version()).isEqualTo("1.0");
                assertThat(report.state()).isEqualTo("running");
              });
      Thread.currentThread().interrupt();
      registration.close();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(bench.status("h").state()).isEqualTo(HandlerStatus.State.ABSENT);
      assertThat(bench.dispatcher.present().names()).isEmpty();
      assertThat(bench.inbox.reports()).isEmpty();
      assertThat(bench.ledger("h").claimsAndReleases().get(1)).isEqualTo(1);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void handlerRegisteredWhileItsPredecessorEnds_waitsForThat() throws Exception {
    try (Bench bench = new Bench()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Recorder recorder =
          new Recorder()
              .first(
                  delivery -> {
                    inside.countDown();
                    goOn.await();
                  });
      HandlerRegistration old = bench.register("h", recorder);
      bench.append("e1", "A");
      bench.append("e2", "A");
      inside.await();
      Thread closer = new Thread(old::close);
      closer.start();
      Bench.eventually().until(() -> bench.dispatcher.present().names().isEmpty());
      Recorder next = new Recorder();
      Thread registering = new Thread(() -> bench.register("h", next));
      registering.start();
      Bench.eventually().until(() -> registering.getState() == Thread.State.TIMED_WAITING);
      assertThat(bench.dispatcher.present().names()).isEmpty();
      goOn.countDown();
      registering.join();
      closer.join();
      bench.awaitDone("h");

      assertThat(recorder.ids).containsExactly("e1");
      assertThat(next.ids).containsExactly("e2");
    }
  }

  @Test
  void handlersThread_hasTheLoaderOfItsHandler() throws Exception {
    try (Bench bench = new Bench()) {
      List<ClassLoader> seen = new CopyOnWriteArrayList<>();
      EventHandler handler =
          fromOwnLoader(
              delivery -> seen.add(Thread.currentThread().getContextClassLoader()),
              new ArrayList<>());
      bench.register("h", handler);
      bench.append("e1", "");
      bench.awaitDone("h");

      assertThat(seen).containsExactly(handler.getClass().getClassLoader());
    }
  }

  @Test
  void replayAskedForWithinADelivery_isRefused() {
    try (Bench bench = new Bench()) {
      List<String> refusals = new CopyOnWriteArrayList<>();
      bench.register(
          "h",
          delivery -> {
            try {
              bench.dispatcher.replay("h", new ReplayRequest.AllDead());
            } catch (IllegalStateException e) {
              refusals.add(e.getMessage());
            }
          });
      bench.append("e1", "");
      bench.awaitDone("h");

      assertThat(refusals)
          .containsExactly("handler 'h' cannot ask for a replay of its own within a delivery");
    }
  }

  @Test
  void closedDispatcher_hasEndedItsThreadsWhenItReturns_alsoOnAnInterruptedThread() {
    Bench bench = new Bench();
    bench.register("h", delivery -> {});
    bench.close();
    assertThat(bench.threads)
        .filteredOn(thread -> thread.getName().equals("signalbox-outboxes"))
        .singleElement()
        .matches(thread -> !thread.isAlive());

    bench.start();
    Thread.currentThread().interrupt();
    bench.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closedDispatcher_isForgottenByItsCatalogue() {
    Bench bench = new Bench();
    WeakReference<Dispatcher> closed = new WeakReference<>(bench.dispatcher);
    bench.restart();

    Bench.eventually()
        .until(
            () -> {
              System.gc();
              return closed.get() == null;
            });
    bench.close();
  }

  @Test
  void typeThatAHandlerNoLongerTakes_isNotTaken() {
    try (Bench bench = new Bench()) {
      bench
          .dispatcher
          .register(
              Bench.descriptor("h", Begin.PARKED, 1, Bench.TYPE, "acme.other"), delivery -> {})
          .close();
      assertThat(bench.dispatcher.takes("acme.other")).isTrue();
      bench.register("h", delivery -> {}).close();

      assertThat(bench.dispatcher.takes("acme.other")).isFalse();
      assertThat(bench.dispatcher.takes(Bench.TYPE)).isTrue();
    }
  }

  @Test
  void rareType_costsNoCommitPerEventOfOthers() {
    try (Bench bench = new Bench()) {
      bench.register("h", delivery -> {});
      for (int i = 0; i < 2000; i++) {
        bench.append("acme.other", "o" + i, "");
      }
      Bench.eventually().until(() -> bench.status("h").position() == 2000);
      assertThat(bench.ledger("h").commits()).isLessThan(20);
    }
  }
}
