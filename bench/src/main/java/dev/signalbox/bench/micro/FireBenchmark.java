package dev.signalbox.bench.micro;

import dev.signalbox.api.spi.Delivery;
import dev.signalbox.bench.work.DecodeWork;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A typed event to an observer in a CDI container, request scope and all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FireBenchmark {

  private final CurrentDelivery current = new CurrentDelivery();
  private WeldContainer container;
  private CdiEventHandler handler;
  private Delivery delivery;

  /** Starts a container with one observer. */
  @Setup
  public void start() {
    container =
        new Weld()
            .disableDiscovery()
            .addBeanClasses(Counter.class)
            .addExtension(new ObservedEvents())
            .addExtension(new DeliveryBeans(current, Optional.empty()))
            .initialize();
    handler = new CdiEventHandler(container.getBeanManager(), current);
    delivery = new OneDelivery(new DecodeWork("message.received").once());
  }

  /** One delivery. */
  @Benchmark
  public void fire() throws Exception {
    handler.handle(delivery);
  }

  /** Whoever was called says so, or nothing was measured. */
  @TearDown
  public void stop() {
    if (container.select(Counter.class).get().seen() == 0) {
      throw new IllegalStateException("the observer was never called");
    }
    container.close();
  }
}
