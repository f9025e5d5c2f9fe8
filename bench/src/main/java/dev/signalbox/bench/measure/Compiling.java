package dev.signalbox.bench.measure;

import dev.signalbox.bench.contender.Service;
import dev.signalbox.bench.process.RemoteJvm;
import java.io.IOException;
import java.util.Optional;

/** Whether a contender's JVM is still busy compiling what it runs, at the cost of what it runs. */
final class Compiling implements AutoCloseable {

  /** Of one processor. */
  private static final double BUSY = 0.1;

  private final Optional<RemoteJvm> jvm;
  private long compiledMillis;
  private long lookedNanos;

  private Compiling(Optional<RemoteJvm> jvm) {
    this.jvm = jvm;
  }

  /** The first look. */
  static Compiling watch(Service service) throws IOException {
    Compiling watch =
        new Compiling(
            service.jvm()
                ? Optional.of(RemoteJvm.attach(service.process().pid()))
                : Optional.empty());
    watch.busy();
    return watch;
  }

  /** Whether it was since the look before. */
  boolean busy() throws IOException {
    if (jvm.isEmpty()) {
      return false;
    }
    long now = System.nanoTime();
    long compiled = jvm.get().compiled();
    double share = (compiled - compiledMillis) * 1e6 / (now - lookedNanos);
    compiledMillis = compiled;
    lookedNanos = now;
    return share > BUSY;
  }

  @Override
  public void close() throws IOException {
    if (jvm.isPresent()) {
      jvm.get().close();
    }
  }
}
