package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.InboxUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is asked of a worker from other threads is done by it, refused or given up. */
class CommandsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicInteger woken = new AtomicInteger();
  private final Commands commands = new Commands(woken::incrementAndGet);

  @Test
  void command_isRunByTheWorkerAndItsResultHandedBack() throws Exception {
    assertThat(commands.pending()).isFalse();
    CompletableFuture<Thread> asked =
        CompletableFuture.supplyAsync(() -> commands.call(Thread::currentThread, LONG));
    await().until(commands::pending);
    await().until(() -> woken.get() == 1);
    commands.run();

    assertThat(asked.get(20, TimeUnit.SECONDS)).isSameAs(Thread.currentThread());
    assertThat(commands.pending()).isFalse();
  }

  @Test
  void failureOfACommand_reachesTheOneWhoAsked() {
    IllegalArgumentException refusal = new IllegalArgumentException("expected by the test");
    Commands own = running();
    assertThatThrownBy(
            () ->
                own.call(
                    () -> {
                      throw refusal;
                    },
                    LONG))
        .isSameAs(refusal);
    assertThatThrownBy(
            () ->
                own.call(
                    () -> {
                      throw CommandsTest.<RuntimeException>sneak(new IOException("odd"));
                    },
                    LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  /** Whose worker runs it at once. */
  private static Commands running() {
    Commands[] own = new Commands[1];
    own[0] = new Commands(() -> own[0].run());
    return own[0];
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void commandThatIsNotReachedInTime_isNeverRun() {
    AtomicBoolean ran = new AtomicBoolean();
    assertThatThrownBy(() -> commands.call(() -> ran.getAndSet(true), SHORT))
        .isInstanceOf(InboxUnavailableException.class)
        .hasMessageContaining("busy with one delivery for PT0.02S");
    commands.run();

    assertThat(ran).isFalse();
  }

  @Test
  void interruptedThread_staysInterruptedAndItsCommandIsNotRun() {
    AtomicBoolean ran = new AtomicBoolean();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> commands.call(() -> ran.getAndSet(true), LONG))
        .isInstanceOf(InboxUnavailableException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    commands.run();

    assertThat(ran).isFalse();
  }

  @Test
  void workerThatHasEnded_refusesWhatWaitsAndWhatComes() {
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> commands.call(() -> 7, LONG));
    await().until(commands::pending);
    commands.close();

    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> commands.call(() -> 7, LONG))
        .isInstanceOf(CancellationException.class);
  }
}
