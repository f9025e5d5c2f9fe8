package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code initdb} makes, made once for all servers of these programs: a copy takes a tenth of
 * the time.
 */
final class InitialFolder {

  private static final String DATA = "data";
  private static final long SECONDS = 120;

  private final Path bin;
  private final OtherUser user;
  private final String superuser;

  InitialFolder(Path bin, OtherUser user, String superuser) {
    this.bin = bin;
    this.user = user;
    this.superuser = superuser;
  }

  /** Fills an empty folder that belongs to whom the server runs as. */
  void copyTo(Path folder, Path log) throws IOException {
    run(log, List.of("cp", "-R", "-p", made(log) + "/.", folder.toString()));
  }

  private Path made(Path log) throws IOException {
    Path home = home();
    if (!Files.isDirectory(home)) {
      make(home, log);
    }
    return home.resolve(DATA);
  }

  /** One for each user, and for what has been installed since. */
  private Path home() throws IOException {
    String programs = bin.toRealPath() + " " + Files.getLastModifiedTime(bin.resolve("postgres"));
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve(
            "signalbox-test-postgres-data-"
                + Integer.toHexString(programs.hashCode())
                + "-"
                + System.getProperty("user.name"));
  }

  private void make(Path home, Path log) throws IOException {
    Path making = Files.createTempDirectory(home.getParent(), "signalbox-initdb");
    Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path data =
        Files.createDirectory(
            making.resolve(DATA),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    user.own(data);
    run(
        log,
        List.of(
            bin.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            superuser,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync"));
    try {
      Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another test process was faster; what it made is the same.
      Folders.delete(making);
    }
  }

  private void run(Path log, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(user.command(command));
    Process process =
        new ProcessBuilder(all)
            .directory(log.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(all + " failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
    }
  }
}
