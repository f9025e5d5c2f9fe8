package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsProblemsTest {

  @TempDir private Path folder;

  @Test
  void unknownKey_isNamedByEveryCommandThatReadsSettings() throws IOException {
    String conf = write("signalbox.nonsense=1\n");
    for (List<String> command :
        List.of(
            List.of("run", "--conf", conf),
            List.of("trigger", "message.sent", "--conf", conf),
            List.of("events", "--conf", conf),
            List.of("events", "show", "x", "--conf", conf),
            List.of("handlers", "--conf", conf),
            List.of("dead-letters", "x", "--conf", conf),
            List.of("replay", "--dead", "--handler", "x", "--conf", conf))) {
      assertThat(Cli.run(command).failed(78).err()).contains("signalbox.nonsense");
    }
  }

  @Test
  void allProblems_areNamed() throws IOException {
    String conf = write("signalbox.http.port=eighty\nsignalbox.inbox.retention=long\n");

    assertThat(Cli.run("run", "--conf", conf).failed(78).err())
        .contains("signalbox.http.port", "signalbox.inbox.retention");
  }

  @Test
  void malformedSecret_isNotShown() throws IOException {
    String conf = write("signalbox.endpoint.default.secrets=whsec_AB CDEFGH\n");

    assertThat(Cli.run("run", "--conf", conf).failed(78).err())
        .contains("signalbox.endpoint.default.secrets")
        .doesNotContain("CDEFGH");
  }

  @Test
  void settingsFileThatIsNotThere_isSaid() {
    assertThat(Cli.run("run", "--conf", folder.resolve("none").toString()).failed(78).err())
        .contains("--conf", "none");
    assertThat(Cli.run("run", "--conf", folder.toString()).failed(78).err()).contains("--conf");
  }

  @Test
  void portThatIsNone_isRefused() {
    assertThat(Cli.run("run", "--port", "65536").failed(78).err()).contains("signalbox.http.port");
    assertThat(Cli.run("run", "--port", "x").failed(2).err()).contains("--port");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("signalbox.properties"), text).toString();
  }
}
