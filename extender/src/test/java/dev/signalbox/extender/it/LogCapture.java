package dev.signalbox.extender.it;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the extender logs meanwhile. */
final class LogCapture extends Handler {

  private final Logger logger = Logger.getLogger("dev.signalbox");
  private final Collection<LogRecord> records = new ConcurrentLinkedQueue<>();

  LogCapture() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  List<String> lines() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  /** Warnings and errors. */
  List<String> problems() {
    return records.stream()
        .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogRecord::getMessage)
        .toList();
  }

  /** Lets go of everything, also of exceptions and their causes. */
  void clear() {
    records.clear();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
