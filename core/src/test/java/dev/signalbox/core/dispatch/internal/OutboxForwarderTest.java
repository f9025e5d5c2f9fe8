package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.testing.CapturedLog;
import dev.signalbox.core.testing.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** From an outbox to the inbox: in order, each once, and with patience when the inbox fails. */
class OutboxForwarderTest {

  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final List<String> appended = new ArrayList<>();
  private final List<CompletableFuture<AppendResult>> results = new ArrayList<>();
  private final Queue<CompletableFuture<AppendResult>> prepared = new ArrayDeque<>();
  private final AtomicInteger woken = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
  private final OutboxForwarder forwarder =
      new OutboxForwarder("h", inbox(), ledger, new Calls(), woken::incrementAndGet, now::get);

  /** Does what was prepared, and keeps everything else waiting. */
  private Inbox inbox() {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("append");
              appended.add(((NewEvent) arguments[0]).eventId());
              CompletableFuture<AppendResult> result =
                  prepared.isEmpty() ? new CompletableFuture<>() : prepared.remove();
              results.add(result);
              return result;
            });
  }

  private void publish(int from, int to) {
    try (LedgerTransaction transaction = ledger.begin()) {
      for (int i = from; i < to; i++) {
        transaction.publish(
            new NewEvent("main", "d" + i, "d" + i, "a.b", true, Instant.EPOCH, new byte[] {'{'}));
      }
      transaction.commit();
    }
  }

  private static AppendResult stored() {
    return new AppendResult(1, Outcome.STORED);
  }

  private void prepareStored(int events) {
    for (int i = 0; i < events; i++) {
      prepared.add(CompletableFuture.completedFuture(stored()));
    }
  }

  private long left() {
    return ledger.counts().outbox();
  }

  @Test
  void events_areClearedWhenAllThatAreUnderWayAreStored() {
    publish(0, 2);
    forwarder.step();
    assertThat(appended).containsExactly("d0", "d1");
    assertThat(forwarder.busy()).isTrue();
    results.get(1).complete(stored());
    assertThat(woken).hasValue(1);
    forwarder.step();
    assertThat(left()).isEqualTo(2);
    results.get(0).complete(stored());
    assertThat(woken).hasValue(2);
    forwarder.step();

    assertThat(left()).isZero();
    forwarder.step();
    assertThat(forwarder.busy()).isFalse();
    assertThat(appended).hasSize(2);
  }

  @Test
  void laterEvents_areSeenOnceToldOf() {
    forwarder.step();
    publish(0, 1);
    forwarder.step();
    assertThat(appended).isEmpty();
    forwarder.fill();
    forwarder.step();

    assertThat(appended).containsExactly("d0");
  }

  @Test
  void failedEvent_isNotOvertaken_andTriedAgainAfterAPause() {
    publish(0, 3);
    prepareStored(1);
    prepared.add(CompletableFuture.failedFuture(new InboxUnavailableException("by the test")));
    try (CapturedLog log = CapturedLog.of(OutboxForwarder.class)) {
      forwarder.step();
      forwarder.step();

      assertThat(log.lines()).singleElement().asString().contains("SBX-2018", "by the test");
    }
    assertThat(appended).containsExactly("d0", "d1");
    assertThat(left()).isEqualTo(2);
    now.addAndGet(PAUSE - 1);
    forwarder.step();
    assertThat(appended).hasSize(2);
    now.incrementAndGet();
    forwarder.step();

    assertThat(appended).containsExactly("d0", "d1", "d1", "d2");
  }

  @Test
  void fullInbox_isNoReasonForALine_andAConflictIs() {
    publish(0, 2);
    prepared.add(CompletableFuture.completedFuture(new AppendResult(9, Outcome.CONFLICT)));
    prepared.add(CompletableFuture.failedFuture(new InboxFullException("by the test")));
    try (CapturedLog log = CapturedLog.of(OutboxForwarder.class)) {
      forwarder.step();
      forwarder.step();

      assertThat(log.lines()).singleElement().asString().contains("SBX-2017", "d0", "a.b");
    }
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void drainedOutbox_isEmpty_howeverMuchWasInIt() {
    publish(0, 600);
    prepareStored(600);
    forwarder.drain(Duration.ofSeconds(1));

    assertThat(left()).isZero();
    assertThat(appended).hasSize(600).startsWith("d0", "d1").endsWith("d599");
  }

  @Test
  void draining_endsAtTheFirstFailure_withoutWaiting() {
    publish(0, 2);
    prepared.add(CompletableFuture.failedFuture(new InboxUnavailableException("by the test")));
    // Time stands still, so waiting would be for ever.
    forwarder.drain(Duration.ofSeconds(1));

    assertThat(appended).containsExactly("d0");
    assertThat(left()).isEqualTo(2);
  }

  @Test
  void draining_waitsForWhatIsUnderWay() throws Exception {
    publish(0, 1);
    Thread worker = Thread.currentThread();
    Thread store =
        new Thread(
            () -> {
              await().until(() -> worker.getState() == Thread.State.TIMED_WAITING);
              results.get(0).complete(stored());
            });
    store.start();
    forwarder.drain(Duration.ofMinutes(1));
    store.join();

    assertThat(left()).isZero();
  }

  @Test
  void draining_endsInTime() {
    OutboxForwarder timed =
        new OutboxForwarder("h", inbox(), ledger, new Calls(), woken::incrementAndGet);
    publish(0, 1);
    timed.drain(Duration.ofMillis(20));
    assertThat(left()).isEqualTo(1);
    assertThat(appended).containsExactly("d0");
    timed.drain(Duration.ZERO);

    Thread.currentThread().interrupt();
    timed.drain(Duration.ofMillis(20));
    assertThat(Thread.interrupted()).isTrue();
  }
}
