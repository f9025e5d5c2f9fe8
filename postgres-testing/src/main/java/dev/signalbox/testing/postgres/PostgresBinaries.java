package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of a PostgreSQL server, unpacked once from a jar. */
final class PostgresBinaries {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String FOLDER = "signalbox-test-postgres-16.9.0";

  /** May be set to the {@code bin} folder of an installed PostgreSQL, for other processors. */
  private static final String INSTALLED = "SIGNALBOX_TEST_POSTGRES";

  private PostgresBinaries() {}

  /** The folder {@code bin}. */
  static Path folder() throws IOException {
    String installed = System.getenv(INSTALLED);
    if (installed != null) {
      return Path.of(installed);
    }
    // One folder for each user: nobody runs what another user has written.
    Path home =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve(FOLDER + "-" + System.getProperty("user.name"));
    if (!Files.isDirectory(home)) {
      unpack(home);
    }
    return home.resolve("bin");
  }

  private static void unpack(Path home) throws IOException {
    Path making = Files.createTempDirectory(home.getParent(), FOLDER);
    open(making);
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IOException(
            "no PostgreSQL for this machine on the class path; set "
                + INSTALLED
                + " to the bin folder of an installed one");
      }
      TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(making, tar, entry);
      }
    }
    try {
      Files.move(making, home, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException e) {
      // Another test process was faster; what it made is the same.
      Folders.delete(making);
    }
  }

  private static void write(Path home, TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    Path path = home.resolve(entry.getName()).normalize();
    if (!path.startsWith(home)) {
      throw new IOException("the archive names a file outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      open(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    open(path);
  }

  /** The server runs as another user when the tests run as root. */
  private static void open(Path path) throws IOException {
    Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(path, all);
  }
}
