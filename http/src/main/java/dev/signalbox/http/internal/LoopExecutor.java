package dev.signalbox.http.internal;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;

/**
 * Has a connection whose request is answered go on with the next one on the thread that reads it
 * anyway; everything else is for the threads of the server.
 */
final class LoopExecutor implements Executor {

  private final Executor threads;

  LoopExecutor(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    if (task instanceof Connection connection
        && connection.getEndPoint() instanceof LoopEndPoint endPoint) {
      endPoint.loop().prompt(task);
    } else {
      threads.execute(task);
    }
  }
}
