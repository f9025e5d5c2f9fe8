package dev.signalbox.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The data folder while a framework runs in it. A second one would empty the first one's cache of
 * bundles before it found anything else in use. A process that is killed loses its hold.
 */
final class DataFolder implements AutoCloseable {

  private static final String LOCK = "launcher.lock";
  private static final int MAX_PID = 20;

  private final FileChannel lock;

  private DataFolder(FileChannel lock) {
    this.lock = lock;
  }

  /**
   * Makes the folder where it is missing, and takes it.
   *
   * @throws LaunchException when another process has it, or it cannot be written to
   */
  static DataFolder take(Path folder) {
    FileChannel channel = open(folder);
    try {
      if (!locked(channel)) {
        String holder = holder(channel);
        channel.close();
        throw new LaunchException(
            "the data folder "
                + folder
                + " is in use by another Signalbox"
                + holder
                + "; stop that one, or give this one a folder of its own (--data, signalbox.data.dir)");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new DataFolder(channel);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static FileChannel open(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve(LOCK),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another framework of this very process: refused like another process.
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(MAX_PID);
    int length = channel.read(text, 0);
    return length > 0
        ? " (process " + new String(text.array(), 0, length, StandardCharsets.US_ASCII) + ")"
        : "";
  }

  private static LaunchException unusable(Path folder, IOException cause) {
    return new LaunchException(
        "the data folder " + folder + " cannot be made or written to: " + cause, cause);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new LaunchException("the lock of the data folder could not be released", e);
    }
  }
}
