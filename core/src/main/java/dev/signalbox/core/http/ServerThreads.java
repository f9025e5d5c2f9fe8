package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

/** On which threads a request's answer is written, and how. */
interface ServerThreads {

  /** Those of the container that a request came from. */
  static ServerThreads of(HttpServletRequest request, Intake intake) {
    return request.getAttribute(EventLoop.ATTRIBUTE) instanceof EventLoop loop
        ? new OfLoop(loop, intake)
        : new OfContainer(intake);
  }

  /** Runs the task away from the thread that found it due. */
  void prompt(Runnable task);

  /** Runs a task that may wait, or takes long. */
  void patient(Runnable task);

  /** Writes an answer, before the end of its exchange. */
  void write(Answer answer, HttpServletResponse response) throws IOException;

  /**
   * The container has threads enough: who is called may wait. What it does to an answer that is
   * still in its buffer when the exchange ends differs, so the answer is sent before.
   */
  record OfContainer(Intake intake) implements ServerThreads {

    @Override
    public void prompt(Runnable task) {
      intake.handOver(task);
    }

    @Override
    public void patient(Runnable task) {
      task.run();
    }

    @Override
    public void write(Answer answer, HttpServletResponse response) throws IOException {
      answer.write(response);
    }
  }

  /** An event loop, as long as it takes anything. */
  record OfLoop(EventLoop loop, Intake intake) implements ServerThreads {

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

    @Override
    public void write(Answer answer, HttpServletResponse response) throws IOException {
      answer.leave(response);
    }
  }
}
