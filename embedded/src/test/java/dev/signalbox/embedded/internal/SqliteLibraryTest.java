package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

  private static final String COPY =
      "sqlite-3.50.3.0-0c2a3a4e-15f5-4c63-8a4e-3a5a0f1d2b3c-libsqlitejdbc.so";

  @TempDir private Path dir;

  private Path file(String name) throws Exception {
    return Files.createFile(dir.resolve(name));
  }

  private static String line(Path file) {
    return "7f2c10000000-7f2c10100000 r-xp 00000000 fd:01 1234      " + file;
  }

  @Test
  void copyThatIsLoaded_losesItsFiles() throws Exception {
    Path copy = file(COPY);
    Path lock = file(COPY + ".lck");
    Path notYetLoaded = file(COPY.replace("0c2a", "1d3b"));
    Path installed = file("libsqlitejdbc.so");
    Path maps = dir.resolve("maps");
    Files.writeString(
        maps,
        String.join(
            "\n",
            line(copy),
            line(copy),
            line(installed),
            line(dir.resolve(COPY.replace("0c2a", "2e4c"))) + " (deleted)",
            "7f2c20000000-7f2c20100000 rw-p 00000000 00:00 0 "));

    new SqliteLibrary(maps).removeFiles();

    assertThat(copy).doesNotExist();
    assertThat(lock).doesNotExist();
    assertThat(notYetLoaded).exists();
    assertThat(installed).exists();
  }

  @Test
  void systemWithoutTheList_isLeftAlone() throws Exception {
    Path copy = file(COPY);

    new SqliteLibrary(dir.resolve("none")).removeFiles();

    assertThat(copy).exists();
  }
}
