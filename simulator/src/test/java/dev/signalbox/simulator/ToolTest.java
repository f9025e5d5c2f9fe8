package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolTest {

  @Test
  void missingTool_isSaidWithWhatToInstall() {
    Tool missing = new Tool("node-that-is-not-there", "--version");

    assertThatThrownBy(() -> missing.run(Path.of(".")))
        .hasMessageContaining("'node-that-is-not-there'")
        .hasMessageContaining("install Node.js")
        .hasMessageContaining("npm");
  }

  @Test
  void failingTool_isSaidWithItsWords() {
    assertThatThrownBy(() -> new Tool("sh", "-c", "echo why >&2; exit 3").run(Path.of(".")))
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("why");
  }
}
