package dev.signalbox.core.http;

import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.Receiver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** What all exchanges share. */
record Intake(
    Receiver receiver,
    Gate gate,
    WebhookLimits limits,
    Budget bytes,
    Budget requests,
    HttpLog log,
    Executor answers,
    ScheduledExecutorService timer) {

  /** The threads that a request's answers are for. */
  EventLoop loop(HttpServletRequest request) {
    return request.getAttribute(EventLoop.ATTRIBUTE) instanceof EventLoop loop
        ? new Falling(loop, this)
        : new Threads(this);
  }

  /** The container has threads enough: who is called may wait. */
  private record Threads(Intake intake) implements EventLoop {

    @Override
    public void prompt(Runnable task) {
      intake.handOver(task);
    }

    @Override
    public void patient(Runnable task) {
      task.run();
    }
  }

  /** The container's own, as long as it takes anything. */
  private record Falling(EventLoop loop, Intake intake) implements EventLoop {

    @Override
    public void prompt(Runnable task) {
      try {
        loop.prompt(task);
      } catch (RejectedExecutionException stopping) {
        intake.handOver(task);
      }
    }

    @Override
    public void patient(Runnable task) {
      loop.patient(task);
    }
  }

  /** Runs something that may write to a sender, away from the thread that found it due. */
  void handOver(Runnable task) {
    try {
      answers.execute(task);
    } catch (RejectedExecutionException stopping) {
      // Better late for the others on this thread than never for this sender.
      task.run();
    }
  }
}
