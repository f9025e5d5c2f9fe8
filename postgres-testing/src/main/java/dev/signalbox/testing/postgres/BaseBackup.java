package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of a running server's folder, for a standby: what {@code pg_basebackup} does, which is not
 * among the unpacked programs.
 */
final class BaseBackup {

  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private final OtherUser user;
  private final Path from;
  private final Path to;

  BaseBackup(OtherUser user, Path from, Path to) {
    this.user = user;
    this.from = from;
    this.to = to;
  }

  /**
   * Takes it.
   *
   * @param url of the server that is copied
   * @param primary how the standby reaches that server
   */
  void take(String url, String primary) throws IOException {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      copy();
      try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        row.next();
        write("backup_label", row.getString(1));
      }
      write("standby.signal", "");
      Files.writeString(
          to.resolve("postgresql.auto.conf"),
          "\nprimary_conninfo = '" + primary + "'\n",
          StandardOpenOption.APPEND);
    } catch (SQLException e) {
      throw new IOException("the server cannot be copied", e);
    }
  }

  private void copy() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    for (Path source : all) {
      Path name = from.relativize(source);
      boolean log = name.startsWith("pg_wal") && Files.isRegularFile(source);
      if (!log && !LEFT_OUT.contains(name.toString())) {
        copy(source, to.resolve(name.toString()));
      }
    }
  }

  private void copy(Path source, Path target) throws IOException {
    try {
      if (Files.isDirectory(source)) {
        Files.createDirectory(target, PosixFilePermissions.asFileAttribute(PRIVATE));
      } else {
        Files.copy(source, target);
      }
      user.own(target);
    } catch (NoSuchFileException goneMeanwhile) {
      // As a server's temporary files do; what matters is in its log.
      Files.deleteIfExists(target);
    }
  }

  private void write(String name, String text) throws IOException {
    user.own(Files.writeString(to.resolve(name), text));
  }
}
