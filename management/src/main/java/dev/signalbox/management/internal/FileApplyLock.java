package dev.signalbox.management.internal;

import dev.signalbox.management.ApplyLock;
import dev.signalbox.management.JournalException;
import dev.signalbox.management.internal.files.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A lock on a file that all nodes see; the operating system lets go of it when a node dies. */
public final class FileApplyLock implements ApplyLock {

  private final Path file;

  /** On a file, which is made when it is missing. */
  public FileApplyLock(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Held> tryLock() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      DurableFile.makeFolder(folder);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              DurableFile.ownersAlone(folder));
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(() -> close(channel));
        }
      } catch (OverlappingFileLockException anotherInThisProcess) {
        // As good as another process.
        channel.close();
        return Optional.empty();
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new JournalException("the lock " + file + " cannot be taken", e);
    }
  }

  private void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("the lock " + file + " cannot be given back", e);
    }
  }
}
