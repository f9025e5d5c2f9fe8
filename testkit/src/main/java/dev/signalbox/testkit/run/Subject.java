package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;

/** What is run. */
interface Subject {

  /** Before the first event, outside of any delivery. */
  default void start() throws Exception {}

  /** The event as this subject gets it. */
  default LinqEvent typed(LinqEvent event) {
    return event;
  }

  /** Whether it takes such events. */
  default boolean takes(LinqEvent event) {
    return true;
  }

  /** Handles one. */
  void handle(Delivery delivery) throws Exception;

  /** A bean of it. */
  default <T> T bean(Class<T> type) {
    throw new IllegalStateException(
        "expected a run of beans to have a " + type.getName() + ", found a run of an EventHandler");
  }

  /** Around a handler without beans. */
  static Subject of(EventHandler handler) {
    return handler::handle;
  }
}
