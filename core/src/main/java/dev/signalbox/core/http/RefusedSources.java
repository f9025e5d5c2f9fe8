package dev.signalbox.core.http;

import dev.signalbox.api.spi.RefusedBundle;
import dev.signalbox.api.spi.RefusedBundles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who knows of refused bundles; they come and go. May be used from any thread. */
public final class RefusedSources {

  private final List<RefusedBundles> sources = new CopyOnWriteArrayList<>();

  /** Nobody at first. */
  public RefusedSources() {}

  /** Adds one. */
  public void add(RefusedBundles source) {
    sources.add(source);
  }

  /** Removes one, the same object that was added. */
  public void remove(RefusedBundles source) {
    sources.removeIf(known -> known == source);
  }

  /** What is refused now. */
  List<RefusedBundle> all() {
    return sources.stream().flatMap(source -> source.refused().stream()).toList();
  }
}
