package dev.signalbox.bench.contender;

import java.util.function.Consumer;

/** Reads what a server has stored; called after it has ended. */
@FunctionalInterface
public interface StoredIds {

  /** All ids of events, in any order. */
  void each(Consumer<String> reader);
}
