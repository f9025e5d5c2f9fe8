package dev.signalbox.bench.contender;

import java.nio.file.Path;
import java.util.Optional;

/** A program that takes events in, set up and ready to be started. */
public interface Contender {

  /** Its name in the report. */
  String name();

  /** Why it cannot run here; empty when it can. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Whether it keeps what it takes in. */
  boolean stores();

  /**
   * Starts it; it takes events when this returns.
   *
   * @param start the folder for its files, empty, and what else it starts with
   */
  Service start(Start start) throws Exception;

  /**
   * How to start.
   *
   * @param folder for all files
   * @param launch wraps the command of the process, for example in what counts its syncs
   */
  record Start(Path folder, Launch launch) {}
}
