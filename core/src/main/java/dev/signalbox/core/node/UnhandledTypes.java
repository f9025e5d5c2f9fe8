package dev.signalbox.core.node;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once for each type of event that no handler takes it, and what would. Each type is looked at
 * when it is first seen; a sender that makes up types is listened to for a while only.
 */
final class UnhandledTypes {

  /** So many types are looked at. */
  static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(UnhandledTypes.class);

  private final Predicate<String> handled;
  private final Function<String, Optional<String>> recordName;
  private final Executor executor;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * @param handled whether a handler takes events of a type; may look into the store
   * @param recordName the Java type of a type's events; empty when no family knows it
   * @param executor looks
   */
  UnhandledTypes(
      Predicate<String> handled, Function<String, Optional<String>> recordName, Executor executor) {
    this.handled = handled;
    this.recordName = recordName;
    this.executor = executor;
  }

  /** An event of this type is stored. Quick. */
  void seen(String eventType) {
    if (!seen.contains(eventType) && seen.size() < MOST && seen.add(eventType)) {
      executor.execute(() -> look(eventType));
    }
  }

  private void look(String eventType) {
    if (!handled.test(eventType)) {
      LOG.info(
          "SBX-2040 no handler takes events of type {}; they wait in the inbox for one with a"
              + " method like: void on(@Observes {} event)",
          eventType,
          recordName.apply(eventType).orElse("UnknownEvent"));
    }
  }
}
