package dev.signalbox.inbox.jdbc.internal.log;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks into a write-ahead log from outside. */
public final class Wal {

  private static final int COUNT_AT = 12;

  private Wal() {}

  /** How often that of a database file was begun anew since it was made; its head counts that. */
  public static int begunAnew(Path file) throws IOException {
    try (InputStream log = Files.newInputStream(file.resolveSibling(file.getFileName() + "-wal"));
        DataInputStream head = new DataInputStream(log)) {
      head.skipNBytes(COUNT_AT);
      return head.readInt();
    }
  }
}
