package dev.signalbox.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Bytes of a file that the command line names, or of standard input. */
final class GivenFile {

  private static final String STANDARD_INPUT = "-";

  /** Far more than a delivery; twice this and more must fit into memory. */
  private static final int MOST_MEBIBYTES = 64;

  private static final int MOST = MOST_MEBIBYTES * 1024 * 1024;

  private GivenFile() {}

  /** All bytes as they are; {@code option} is for the message only. */
  static byte[] read(String option, Path file) {
    try {
      byte[] bytes = bytes(file);
      if (bytes.length > MOST) {
        throw new CliException(
            ExitCode.USAGE,
            option
                + ": "
                + file
                + " has more than "
                + MOST_MEBIBYTES
                + " MiB, the most this command takes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw unusable(option, "there is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw unusable(option, "this user may not read " + file, e);
    } catch (IOException e) {
      throw unusable(option, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (file.toString().equals(STANDARD_INPUT)) {
      return System.in.readNBytes(MOST + 1);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(MOST + 1);
    }
  }

  private static CliException unusable(String option, String problem, IOException cause) {
    return new CliException(ExitCode.USAGE, option + ": " + problem, cause);
  }
}
