package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SimulatorCommandTest {

  @Test
  void portInUse_isUnavailable() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(Cli.run("simulator", "--port", port).failed(69).err())
          .contains("127.0.0.1:" + port, "another");
    }
  }

  @Test
  void badOptions_areUsageErrors() {
    assertThat(Cli.run("simulator", "--port", "70000").failed(2).err()).contains("65535", "70000");
    assertThat(Cli.run("simulator", "--port", "web").failed(2).err()).contains("--port");
    assertThat(Cli.run("simulator", "--schedule", "slow").failed(2).err())
        .contains("--schedule", "fast", "real");
    assertThat(Cli.run("simulator", "--api-key", "a b").failed(2).err())
        .contains("visible ASCII")
        .doesNotContain("a b");
    assertThat(Cli.run("simulator", "--api-key", "k", "--api-key", "k").failed(2).err())
        .contains("same API key");
  }
}
