package dev.signalbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  @Test
  void missingFolder_isMade() {
    Path folder = parent.resolve("a").resolve("b");
    DataFolder.take(folder).close();

    assertThat(folder).isDirectory();
  }

  @Test
  void folderInUse_isRefusedUntilItIsGivenBack() {
    try (DataFolder first = DataFolder.take(parent)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataFolder.take(parent))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining(parent.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    DataFolder.take(parent).close();
  }

  @Test
  void fileInThePlaceOfTheFolder_isRefused() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(file.toString());
  }
}
