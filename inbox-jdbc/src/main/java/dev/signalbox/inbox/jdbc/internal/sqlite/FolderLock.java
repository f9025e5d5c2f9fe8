package dev.signalbox.inbox.jdbc.internal.sqlite;

import dev.signalbox.core.inbox.InboxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process away from the same files: sequences and positions are counted in memory. A
 * process that is killed loses its lock.
 */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param lockFile stays there; what counts is the lock on it
   * @param guarded what the lock guards, in messages
   * @throws InboxException when another process, or another inbox of this one, has it
   */
  public static FolderLock take(Path lockFile, Path guarded) {
    try {
      FileChannel channel =
          FileChannel.open(
              lockFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = holder(channel);
        channel.close();
        throw new InboxException(
            guarded
                + " is in use by another Signalbox"
                + holder
                + "; stop that one, or give this one a data folder of its own");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new InboxException(
          "cannot lock " + lockFile + "; check that this process may write to its folder", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another inbox of this very process: refused like another process.
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    int length = channel.read(text, 0);
    return length > 0
        ? " (process " + new String(text.array(), 0, length, StandardCharsets.US_ASCII) + ")"
        : "";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new InboxException("cannot release the lock of the data folder", e);
    }
  }
}
