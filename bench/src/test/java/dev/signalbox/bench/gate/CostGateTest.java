package dev.signalbox.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.bench.work.AcceptWork;
import dev.signalbox.bench.work.DecodeWork;
import dev.signalbox.bench.work.VerifyWork;
import dev.signalbox.bench.work.Work;
import dev.signalbox.core.receive.Receipt;
import dev.signalbox.verifier.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No step of an event's way becomes dearer unnoticed. */
class CostGateTest {

  private static final Path FILE = Path.of(System.getProperty("dev.signalbox.bench.baseline"));
  private static final boolean WRITE =
      "write".equals(System.getProperty("signalbox.bench.baseline"));
  private static final int SIZE = 1200;

  private final Meter meter = new Meter();
  private final Work reference = new Reference();

  @Test
  void costs_stayWithinTheMarginOfTheBaseline() throws IOException {
    Map<String, Cost> costs = new LinkedHashMap<>();
    steps().forEach((step, work) -> costs.put(step, meter.measure(work, reference)));
    costs.forEach(
        (step, cost) ->
            System.out.printf(
                "%-24s %8.0f bytes, %.2f of the reference%n", step, cost.bytes(), cost.share()));
    Baseline baseline = Baseline.read(FILE);
    if (WRITE) {
      baseline.write(FILE, costs);
    } else {
      costs.forEach(baseline::check);
    }
  }

  @Test
  void steps_doWhatTheyAreMeasuredFor() {
    assertThat(new VerifyWork(SIZE, 1).once()).isInstanceOf(Verdict.Accepted.class);
    assertThat(new AcceptWork(SIZE).once()).isInstanceOf(Receipt.Taken.class);
    assertThat(new DecodeWork("message.received").once().getClass().getSimpleName())
        .isEqualTo("MessageReceived");
  }

  @Test
  void stepThatCopiesTheBody_isStopped() {
    Work verify = new VerifyWork(SIZE, 1);
    Cost honest = meter.measure(verify, reference);
    Baseline baseline = Baseline.of("verify", honest, 1.1, 1000);
    Work wasteful = () -> new Object[] {verify.once(), new byte[SIZE]};

    assertThatCode(() -> baseline.check("verify", meter.measure(verify, reference)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> baseline.check("verify", meter.measure(wasteful, reference)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("bytes allocated per event");
  }

  @Test
  void stepThatTakesManyTimesTheCpu_isStopped() {
    Work decode = new DecodeWork("message.received");
    Baseline baseline = Baseline.of("decode", meter.measure(decode, reference), 1000, 2.5);
    Work slow =
        () -> {
          for (int i = 0; i < 7; i++) {
            decode.once();
          }
          return decode.once();
        };

    assertThatThrownBy(() -> baseline.check("decode", meter.measure(slow, reference)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CPU time");
  }

  private static Map<String, Work> steps() {
    Map<String, Work> steps = new LinkedHashMap<>();
    steps.put("verify.1key", new VerifyWork(SIZE, 1));
    steps.put("verify.8keys", new VerifyWork(SIZE, 8));
    steps.put("accept", new AcceptWork(SIZE));
    steps.put("decode.message.received", new DecodeWork("message.received"));
    steps.put("decode.call.ended", new DecodeWork("call.ended"));
    steps.put("decode.chat.created", new DecodeWork("chat.created"));
    return steps;
  }
}
