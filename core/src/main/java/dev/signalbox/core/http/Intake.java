package dev.signalbox.core.http;

import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.Receiver;
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
