package dev.signalbox.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The native library of SQLite's driver. Each class loader unpacks a copy of its own, which the
 * driver removes when the JVM ends: one more file for each deployment until then, and for ever when
 * the server is killed. Where the system keeps a file that is in use without its name, as Linux
 * does, it loses its name as soon as it is loaded.
 */
final class SqliteLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  /** A line of the list of mapped files that names such a copy. */
  private static final Pattern COPY =
      Pattern.compile("\\s(/.*/sqlite-[^/]*-[0-9a-f-]{36}-[^/]*sqlitejdbc[^/]*)$");

  private final Path mapped;

  SqliteLibrary() {
    this(Path.of("/proc/self/maps"));
  }

  /**
   * @param mapped lists the files that this process has in memory; may not exist
   */
  SqliteLibrary(Path mapped) {
    this.mapped = Objects.requireNonNull(mapped, "mapped");
  }

  /** Loads it, before the database is used. A failure is seen again when that is opened. */
  void load() {
    try {
      SQLiteJDBCLoader.initialize();
      removeFiles();
    } catch (Exception e) {
      LOG.debug("SBX-5104 SQLite could not be prepared", e);
    }
  }

  /** Those of other applications in this server are loaded as well, or they would not be listed. */
  void removeFiles() throws IOException {
    if (!Files.isReadable(mapped)) {
      return;
    }
    try (Stream<String> lines = Files.lines(mapped)) {
      for (Path copy :
          lines
              .map(COPY::matcher)
              .filter(Matcher::find)
              .map(found -> Path.of(found.group(1)))
              .distinct()
              .toList()) {
        // The driver looks for the lock before it removes what others have left: so it goes last.
        Files.deleteIfExists(copy);
        Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ".lck"));
      }
    }
  }
}
