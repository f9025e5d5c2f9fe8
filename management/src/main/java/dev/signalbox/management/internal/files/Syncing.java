package dev.signalbox.management.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings what was written to the disk. */
@FunctionalInterface
public interface Syncing {

  /** Returns when the file or folder is on the disk. */
  void sync(Path path) throws IOException;

  /** The real thing. */
  static Syncing toDisk() {
    return path -> {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    };
  }
}
