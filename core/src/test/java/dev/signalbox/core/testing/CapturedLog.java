package dev.signalbox.core.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs at the level of warnings or above, and keeps off the console meanwhile. */
public final class CapturedLog extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private CapturedLog(Logger logger) {
    this.logger = logger;
  }

  /** From now until it is closed. */
  public static CapturedLog of(Class<?> source) {
    Logger logger = Logger.getLogger(source.getName());
    CapturedLog log = new CapturedLog(logger);
    log.setLevel(Level.WARNING);
    logger.setUseParentHandlers(false);
    logger.addHandler(log);
    return log;
  }

  /** Their messages. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line)) {
      lines.add(line.getMessage());
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
