package dev.signalbox.management.client;

import java.time.Duration;

/** Hears how the calls of Linq's API go. Called on the calling thread, from any thread; quick. */
public interface ClientListener {

  /**
   * One try is over.
   *
   * @param operation list, create, update, delete or event-types
   * @param outcome ok, the status of an answer that is no success, or a stable word such as timeout
   * @param took from its beginning
   */
  void tried(String operation, String outcome, Duration took);

  /**
   * Another try follows.
   *
   * @param operation as above
   * @param wait until then
   */
  void retrying(String operation, Duration wait);
}
