package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a newcomer runs first. */
class DemoIT {

  @Test
  void demoWithExit_deliversAndHandlesEverySample() throws Exception {
    Process demo =
        new ProcessBuilder(Dist.command(), "demo", "--exit")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int samples = Samples.list().size();
    assertThat(demo.waitFor()).as(out).isZero();
    assertThat(out.strip()).endsWith("delivered " + samples + ", handled " + samples + ", dead 0");
    assertThat(samples).isGreaterThanOrEqualTo(53);
  }
}
