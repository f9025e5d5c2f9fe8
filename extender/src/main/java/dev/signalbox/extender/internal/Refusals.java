package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.RefusedBundle;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which files were refused, and why. */
final class Refusals {

  private final Clock clock;
  private final Map<Path, Refusal> refusals = new ConcurrentHashMap<>();

  private record Refusal(RefusedBundle bundle, boolean mayChange) {}

  Refusals(Clock clock) {
    this.clock = clock;
  }

  /**
   * Remembers a refusal.
   *
   * @param facts what could be read of the file
   * @param mayChange whether another bundle that comes or goes may make it right
   * @return whether that is news
   */
  boolean put(Path file, Optional<JarFacts> facts, String reason, boolean mayChange) {
    Refusal before = refusals.get(file);
    RefusedBundle now =
        new RefusedBundle(
            facts.map(JarFacts::source).orElse(file.getFileName().toString()),
            facts.map(JarFacts::version).orElse(""),
            file.toString(),
            reason,
            clock.instant());
    boolean same =
        before != null
            && before.bundle().version().equals(now.version())
            && before.bundle().reason().equals(now.reason());
    refusals.put(file, new Refusal(same ? before.bundle() : now, mayChange));
    return !same;
  }

  /** It is corrected, or gone. */
  void clear(Path file) {
    refusals.remove(file);
  }

  /** Those that may be right now that another bundle has come or gone. */
  List<Path> worthAnotherTry() {
    return refusals.entrySet().stream()
        .filter(entry -> entry.getValue().mayChange())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  List<RefusedBundle> all() {
    return refusals.values().stream().map(Refusal::bundle).toList();
  }
}
