package dev.signalbox.embedded.internal.osgi;

import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.Settings;
import java.nio.file.Path;

public final class HandlerFramework implements AutoCloseable {
  public static HandlerFramework start(
      Settings settings, Path folder, SignalboxNode node, OpenNode open) {
    throw new IllegalStateException("not yet");
  }

  @Override
  public void close() {}
}
