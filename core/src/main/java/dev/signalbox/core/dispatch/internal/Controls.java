package dev.signalbox.core.dispatch.internal;

/** How others tell a worker's thread what to do. Safe for several threads. */
final class Controls {

  private final Wakeup wakeup = new Wakeup();
  private final Commands commands = new Commands(wakeup::signal);
  private volatile boolean stopping;
  private volatile boolean paused;

  Wakeup wakeup() {
    return wakeup;
  }

  Commands commands() {
    return commands;
  }

  void stop() {
    stopping = true;
    wakeup.signal();
  }

  boolean stopping() {
    return stopping;
  }

  void pause(boolean pause) {
    paused = pause;
    wakeup.signal();
  }

  boolean paused() {
    return paused;
  }

  /** Whether a batch should end soon. */
  boolean halt() {
    return stopping || paused || commands.pending();
  }
}
