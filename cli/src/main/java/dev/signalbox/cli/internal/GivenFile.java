package dev.signalbox.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Bytes of a file that the command line names, or of standard input. */
final class GivenFile {

  private static final String STANDARD_INPUT = "-";

  private GivenFile() {}

  /** All bytes as they are; {@code option} is for the message only. */
  static byte[] read(String option, Path file) {
    try {
      return file.toString().equals(STANDARD_INPUT)
          ? System.in.readAllBytes()
          : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw unusable(option, "there is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw unusable(option, "this user may not read " + file, e);
    } catch (IOException e) {
      throw unusable(option, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static CliException unusable(String option, String problem, IOException cause) {
    return new CliException(ExitCode.USAGE, option + ": " + problem, cause);
  }
}
