package dev.signalbox.bench.micro;

import dev.signalbox.bench.work.VerifyWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verdict, by size of the body and number of secrets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifierBenchmark {

  /** Size of the body in bytes. */
  @Param({"512", "1200", "4096", "16384", "65536", "262144"})
  public int size;

  /** Secrets in the ring. */
  @Param({"1", "2", "4", "8"})
  public int keys;

  private VerifyWork work;

  /** Signs the delivery. */
  @Setup
  public void sign() {
    work = new VerifyWork(size, keys);
  }

  /** The verdict. */
  @Benchmark
  public Object verify() {
    return work.once();
  }
}
