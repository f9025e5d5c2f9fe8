package dev.signalbox.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ProviderType;

/** People who text, react, edit, call and go silent, until they are stopped or are done. */
@ProviderType
public interface Conversation extends AutoCloseable {

  /** What has happened so far. */
  State state();

  /**
   * Waits until the last event has been handed to the delivery engine.
   *
   * @return whether that was within the time
   * @throws InterruptedException when interrupted
   */
  boolean awaitEnd(Duration atMost) throws InterruptedException;

  /**
   * Stops it; does nothing when it has ended. On return no more events happen, and the state is
   * final.
   */
  @Override
  void close();

  /**
   * What has happened so far.
   *
   * @param running whether more is to come
   * @param rate events a second that it aims at
   * @param seed what its events were made from
   * @param events how many there were
   * @param byType how many of each type, sorted by type
   */
  record State(
      boolean running, double rate, long seed, long events, SortedMap<String, Long> byType) {

    /** Copies the counts. */
    public State {
      byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }
  }
}
