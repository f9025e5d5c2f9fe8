package dev.signalbox.inbox.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.inbox.jdbc.internal.log.AppendQueue.Offer;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AppendQueueTest {

  private static final long PATIENT = Long.MAX_VALUE;

  private final AppendQueue queue = new AppendQueue(3, 10);

  @Test
  void number_isBounded() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(queue.waiting()).isEqualTo(i);
      assertThat(queue.offer(Appends.weighing(1))).isEqualTo(Offer.TAKEN);
    }
    assertThat(queue.offer(Appends.weighing(0))).isEqualTo(Offer.FULL);
    assertThat(queue.waiting()).isEqualTo(3);

    // What is being committed still counts.
    Work work = queue.take(2, 100, PATIENT);
    assertThat(queue.offer(Appends.weighing(0))).isEqualTo(Offer.FULL);

    queue.settled(work.appends());
    assertThat(queue.waiting()).isEqualTo(1);
    assertThat(queue.offer(Appends.weighing(0))).isEqualTo(Offer.TAKEN);
  }

  @Test
  void bytes_areBounded() throws Exception {
    assertThat(queue.offer(Appends.weighing(4))).isEqualTo(Offer.TAKEN);
    assertThat(queue.offer(Appends.weighing(7))).isEqualTo(Offer.FULL);
    assertThat(queue.offer(Appends.weighing(6))).isEqualTo(Offer.TAKEN);
    assertThat(queue.offer(Appends.weighing(1))).isEqualTo(Offer.FULL);

    queue.settled(queue.take(1, 100, PATIENT).appends());
    assertThat(queue.offer(Appends.weighing(5))).isEqualTo(Offer.FULL);
    assertThat(queue.offer(Appends.weighing(4))).isEqualTo(Offer.TAKEN);
  }

  @Test
  void bodyLargerThanTheBound_isTakenAlone() throws Exception {
    assertThat(queue.offer(Appends.weighing(11))).isEqualTo(Offer.TAKEN);
    assertThat(queue.offer(Appends.weighing(0))).isEqualTo(Offer.FULL);

    queue.settled(queue.take(1, 1, PATIENT).appends());
    assertThat(queue.offer(Appends.weighing(1))).isEqualTo(Offer.TAKEN);
    assertThat(queue.offer(Appends.weighing(11))).isEqualTo(Offer.FULL);
  }

  @Test
  void batch_isBoundedByNumberAndBytes() throws Exception {
    AppendQueue wide = new AppendQueue(100, 1_000);
    List<PendingAppend> all =
        List.of(Appends.weighing(3), Appends.weighing(2), Appends.weighing(4), Appends.weighing(9));
    all.forEach(wide::offer);

    assertThat(wide.take(10, 5, PATIENT).appends()).isEqualTo(all.subList(0, 2));
    assertThat(wide.take(1, 1_000, PATIENT).appends()).isEqualTo(all.subList(2, 3));
    assertThat(wide.take(10, 1_000, PATIENT).appends()).isEqualTo(all.subList(3, 4));
  }

  @Test
  void changes_areHandedOutOneByOne() throws Exception {
    PendingChange<Integer> first = change();
    PendingChange<Integer> second = change();
    assertThat(queue.offer(first)).isTrue();
    assertThat(queue.offer(second)).isTrue();
    queue.offer(Appends.weighing(1));

    Work work = queue.take(10, 10, PATIENT);
    assertThat(work.appends()).hasSize(1);
    assertThat(work.change().orElseThrow()).isSameAs(first);
    assertThat(queue.take(10, 10, PATIENT).change().orElseThrow()).isSameAs(second);
  }

  @Test
  void closedQueue_handsOutWhatWaitsAndEnds() throws Exception {
    queue.offer(Appends.weighing(1));
    queue.offer(change());
    queue.close();

    assertThat(queue.offer(Appends.weighing(1))).isEqualTo(Offer.CLOSED);
    assertThat(queue.offer(change())).isFalse();
    Work work = queue.take(10, 10, PATIENT);
    assertThat(work.appends()).hasSize(1);
    assertThat(work.change()).isPresent();
    assertThat(work.ended()).isFalse();
    assertThat(queue.take(10, 10, PATIENT)).isEqualTo(new Work(List.of(), none(), true));
  }

  @Test
  void patience_ends() throws Exception {
    for (long patience : new long[] {-1, 0, 1_000_000}) {
      assertThat(queue.take(10, 10, patience)).isEqualTo(new Work(List.of(), none(), false));
    }
  }

  @Test
  void waitingThread_isWokenByWhateverComes() throws Exception {
    assertThat(wokenBy(() -> queue.offer(Appends.weighing(1))).appends()).hasSize(1);
    assertThat(wokenBy(() -> queue.offer(change())).change()).isPresent();
    assertThat(wokenBy(queue::close).ended()).isTrue();
  }

  private Work wokenBy(Runnable offer) throws Exception {
    CompletableFuture<Work> work = new CompletableFuture<>();
    Thread taker =
        new Thread(
            () -> {
              try {
                work.complete(queue.take(10, 10, PATIENT));
              } catch (InterruptedException e) {
                work.completeExceptionally(e);
              }
            });
    taker.start();
    try {
      // So that it waits before anything comes, which is what has to wake it.
      await()
          .until(
              () ->
                  taker.getState() == Thread.State.TIMED_WAITING
                      || taker.getState() == Thread.State.WAITING);
      offer.run();
      return work.get(30, TimeUnit.SECONDS);
    } finally {
      taker.interrupt();
      taker.join();
    }
  }

  private static Optional<PendingChange<?>> none() {
    return Optional.empty();
  }

  private static PendingChange<Integer> change() {
    return new PendingChange<>(writer -> 1, new CompletableFuture<>());
  }
}
