package dev.signalbox.bench.micro;

import dev.signalbox.bench.work.DecodeWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From stored bytes to a typed event, for each type that Linq sends. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

  /** The event type, for which there is a sample. */
  @Param({
    "call.answered",
    "call.declined",
    "call.ended",
    "call.failed",
    "call.initiated",
    "call.no_answer",
    "call.ringing",
    "chat.created",
    "chat.group_icon_update_failed",
    "chat.group_icon_updated",
    "chat.group_name_update_failed",
    "chat.group_name_updated",
    "chat.typing_indicator.started",
    "chat.typing_indicator.stopped",
    "location.sharing.started",
    "location.sharing.stopped",
    "message.delivered",
    "message.edited",
    "message.failed",
    "message.read",
    "message.received",
    "message.sent",
    "participant.added",
    "participant.removed",
    "phone_number.status_updated",
    "poll.received",
    "reaction.added",
    "reaction.removed"
  })
  public String type;

  private DecodeWork work;

  /** Reads the sample. */
  @Setup
  public void read() {
    work = new DecodeWork(type);
  }

  /** The typed event. */
  @Benchmark
  public Object decode() {
    return work.once();
  }
}
