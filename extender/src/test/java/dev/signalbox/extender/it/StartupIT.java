package dev.signalbox.extender.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupIT {

  @TempDir Path storage;

  @Test
  void observersOfStartup_areCalledOnceBeforeTheFirstEvent() throws Exception {
    try (TestFramework felix = new TestFramework(storage)) {
      felix.call("storage", "on");
      felix.start(TestBundle.handler("starter", "startup"));
      assertThat(felix.deliver("starter", "e1")).isEqualTo("handled");
      assertThat(felix.lines()).containsExactly("started", "e1");
    }
  }
}
