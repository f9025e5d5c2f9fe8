package dev.signalbox.core.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers at once, and then reads a bounded rest of the body without keeping it. A connection that
 * is closed while its sender still writes is reset, and the sender may never see the answer.
 */
final class Farewell implements ReadListener, AsyncListener {

  /** How long a rest is read for at most. */
  static final int MILLIS = 2000;

  private static final int SCRATCH = 4 * 1024;

  /** A body somewhat over the limit is read to its end, so that its sender is sure to be told. */
  private static final int LIMITS_READ = 4;

  private final AsyncContext async;
  private final ServletInputStream in;
  private final HttpLog log;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** The end, and an answer under way: the exchange is completed when neither is to come. */
  private final AtomicInteger awaited = new AtomicInteger(1);

  private final AtomicBoolean completed = new AtomicBoolean();

  private long allowance;
  private byte[] scratch;

  /**
   * @param limit of a body; a few times as much is read at most
   */
  Farewell(AsyncContext async, ServletInputStream in, long limit, HttpLog log) {
    this.async = async;
    this.in = in;
    this.allowance = LIMITS_READ * limit;
    this.log = log;
  }

  /**
   * Answers, which may wait for the sender to read; {@code then} is run afterwards.
   *
   * @param threads run it where it may wait
   */
  void say(Answer answer, ServerThreads threads, Runnable then) {
    awaited.incrementAndGet();
    threads.patient(
        () -> {
          try {
            answer.write((HttpServletResponse) async.getResponse());
            async.getResponse().flushBuffer();
            then.run();
            settle();
          } catch (IOException | IllegalStateException gone) {
            log.unanswered(gone);
            drop();
          }
        });
  }

  @Override
  public void onDataAvailable() throws IOException {
    if (scratch == null) {
      scratch = new byte[SCRATCH];
    }
    while (!ended.get() && in.isReady()) {
      int n = in.read(scratch);
      if (n < 0) {
        return;
      }
      allowance -= n;
      if (allowance < 0) {
        end();
      }
    }
  }

  @Override
  public void onAllDataRead() {
    end();
  }

  @Override
  public void onError(Throwable gone) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    cut();
  }

  @Override
  public void onError(AsyncEvent event) {
    cut();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    completed.set(true);
    ended.set(true);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Never started again.
  }

  boolean ended() {
    return ended.get();
  }

  void end() {
    if (ended.compareAndSet(false, true)) {
      settle();
    }
  }

  /** Ends it at once, even if its answer is still under way. */
  void cut() {
    ended.set(true);
    if (completed.compareAndSet(false, true)) {
      async.complete();
    }
  }

  private void drop() {
    try {
      cut();
    } catch (IllegalStateException over) {
      // The container has ended it on its own account.
      log.unanswered(over);
    }
  }

  private void settle() {
    if (awaited.decrementAndGet() == 0) {
      cut();
    }
  }
}
