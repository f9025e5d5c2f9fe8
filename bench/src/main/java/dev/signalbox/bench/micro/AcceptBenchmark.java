package dev.signalbox.bench.micro;

import dev.signalbox.bench.work.AcceptWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Taking a delivery in, without HTTP before it and without a store behind it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AcceptBenchmark {

  /** Size of the body in bytes. */
  @Param({"500", "1200", "2000", "20000"})
  public int size;

  private AcceptWork work;

  /** Signs the delivery. */
  @Setup
  public void sign() {
    work = new AcceptWork(size);
  }

  /** The receipt. */
  @Benchmark
  public Object accept() {
    return work.once();
  }
}
