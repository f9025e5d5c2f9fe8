package dev.signalbox.core.http;

import dev.signalbox.core.receive.Receipt;
import dev.signalbox.core.receive.Unavailability;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One delivery, from its headers to its answer. Data, timer, time-out and commit come on different
 * threads; whoever moves the phase on is the one who answers.
 */
final class Exchange implements ReadListener, AsyncListener {

  private enum Phase {
    READING,
    DECIDING,
    LEAVING,
    DONE
  }

  /** Up to here verifying takes a fraction of a millisecond; in bytes. */
  private static final int SOON_VERIFIED = 64 * 1024;

  /** The receiver has told of it. */
  private static final Runnable NOTED = () -> {};

  private final Intake intake;
  private final String endpoint;
  private final HttpServletRequest request;
  private final AsyncContext async;
  private final ServletInputStream in;
  private final BodyBuffer body;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.READING);
  private final Farewell farewell;
  private final ServerThreads threads;
  private volatile boolean handedOver;
  private volatile Future<?> deadline = CompletableFuture.completedFuture(null);
  private boolean waiting;

  Exchange(Intake intake, String endpoint, HttpServletRequest request, AsyncContext async)
      throws IOException {
    this.intake = intake;
    this.endpoint = endpoint;
    this.request = request;
    this.async = async;
    this.in = request.getInputStream();
    long limit = intake.limits().maxBodySize();
    this.body = new BodyBuffer(request.getContentLengthLong(), limit, intake.bytes());
    this.farewell = new Farewell(async, in, limit, intake.log());
    this.threads = ServerThreads.of(request, intake);
  }

  void begin() throws IOException {
    // Whatever ends this exchange unforeseen, it must not look like a success.
    ((HttpServletResponse) async.getResponse()).setStatus(Answer.UNAVAILABLE.status());
    async.setTimeout(intake.limits().answerTimeout().toMillis());
    async.addListener(this);
    if (request.getContentLengthLong() != 0 && in.available() == 0) {
      awaitBody();
    }
    in.setReadListener(this);
  }

  @Override
  public void onDataAvailable() throws IOException {
    // Not isFinished(): some containers say so as soon as the body has arrived, read or not.
    while (phase.get() == Phase.READING && in.isReady()) {
      switch (body.readFrom(in)) {
        case SOME -> {
          // On with the next piece.
        }
        case END -> {
          return;
        }
        case OVER_LIMIT -> {
          intake.log().rejected(Answer.TOO_LARGE);
          leave(Answer.TOO_LARGE);
        }
        case OVER_BUDGET -> {
          intake.log().unavailable(Unavailability.OVERLOADED);
          leave(Answer.UNAVAILABLE_CLOSING);
        }
      }
    }
    if (phase.get() == Phase.LEAVING) {
      farewell.onDataAvailable();
    } else if (phase.get() == Phase.READING) {
      awaitBody();
    }
  }

  @Override
  public void onAllDataRead() {
    if (phase.compareAndSet(Phase.READING, Phase.DECIDING)) {
      deadline.cancel(false);
      handedOver = true;
      if (body.size() > SOON_VERIFIED) {
        threads.patient(this::decide);
      } else {
        decide();
      }
    } else if (phase.get() == Phase.LEAVING) {
      end(Phase.LEAVING);
    }
  }

  @Override
  public void onError(Throwable broken) {
    if (phase.get() == Phase.LEAVING) {
      end(Phase.LEAVING);
    } else if (intake.gate().closed().isPresent()) {
      // Our own stop may be what broke it.
      finish(Phase.READING, Answer.UNAVAILABLE_CLOSING, () -> intake.log().aborted(broken));
    } else if (broken instanceof TimeoutException
        || broken.getCause() instanceof TimeoutException) {
      tooSlow();
    } else {
      finish(Phase.READING, Answer.BROKEN, () -> intake.log().aborted(broken));
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    cut();
    tooSlow();
    finish(
        Phase.DECIDING,
        Answer.UNAVAILABLE,
        () -> intake.log().unavailable(Unavailability.TIMED_OUT));
  }

  @Override
  public void onError(AsyncEvent event) {
    Runnable note = () -> intake.log().failed(event.getThrowable());
    cut();
    finish(Phase.READING, Answer.UNAVAILABLE_CLOSING, note);
    finish(Phase.DECIDING, Answer.UNAVAILABLE, note);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (!handedOver) {
      // Only here is it certain that no thread still reads into it.
      body.release();
    }
    // The container, or the farewell, may have ended it.
    if (phase.getAndSet(Phase.DONE) != Phase.DONE) {
      done();
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Never started again.
  }

  private void awaitBody() {
    if (!waiting) {
      waiting = true;
      deadline =
          intake
              .timer()
              .schedule(
                  () -> intake.handOver(this::tooSlow),
                  intake.limits().bodyTimeout().toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  private void tooSlow() {
    finish(Phase.READING, Answer.TOO_SLOW, () -> intake.log().rejected(Answer.TOO_SLOW));
  }

  private void decide() {
    CompletableFuture<Receipt> receipt;
    try {
      receipt =
          intake
              .receiver()
              .receive(endpoint, new RequestHeaders(request), body.whole())
              .toCompletableFuture();
    } catch (RuntimeException failure) {
      answer(null, failure);
      return;
    }
    if (receipt.isDone()) {
      receipt.whenComplete(this::answer);
    } else {
      receipt.whenComplete((done, failure) -> threads.prompt(() -> answer(done, failure)));
    }
  }

  private void answer(Receipt receipt, Throwable failure) {
    body.release();
    if (failure != null) {
      finish(Phase.DECIDING, Answer.UNAVAILABLE, () -> intake.log().failed(failure));
    } else if (receipt instanceof Receipt.Taken) {
      finish(Phase.DECIDING, Answer.STORED, NOTED);
    } else if (receipt instanceof Receipt.Refused) {
      finish(Phase.DECIDING, Answer.UNAUTHORIZED, NOTED);
    } else {
      finish(Phase.DECIDING, Answer.UNAVAILABLE, NOTED);
    }
  }

  /** Answers now, but reads on for a while before the end. */
  private void leave(Answer answer) {
    if (phase.compareAndSet(Phase.READING, Phase.LEAVING)) {
      deadline.cancel(false);
      farewell.say(answer, threads, () -> {});
      deadline =
          intake
              .timer()
              .schedule(
                  () -> intake.handOver(() -> end(Phase.LEAVING)),
                  Farewell.MILLIS,
                  TimeUnit.MILLISECONDS);
    }
  }

  /** Answers, when the exchange is still in that phase; {@code note} is run before the answer. */
  private void finish(Phase from, Answer answer, Runnable note) {
    if (phase.compareAndSet(from, Phase.DONE)) {
      try {
        note.run();
        threads.write(answer, (HttpServletResponse) async.getResponse());
      } catch (IOException | IllegalStateException gone) {
        intake.log().unanswered(gone);
      } finally {
        done();
      }
    }
  }

  private void cut() {
    if (phase.get() == Phase.LEAVING) {
      farewell.cut();
      end(Phase.LEAVING);
    }
  }

  private void end(Phase from) {
    if (phase.compareAndSet(from, Phase.DONE)) {
      done();
    }
  }

  private void done() {
    deadline.cancel(false);
    try {
      farewell.end();
    } catch (IllegalStateException over) {
      // The container has ended it on its own account, as it does when the sender is gone.
      intake.log().unanswered(over);
    } finally {
      intake.requests().give(1);
      intake.gate().leave();
    }
  }
}
