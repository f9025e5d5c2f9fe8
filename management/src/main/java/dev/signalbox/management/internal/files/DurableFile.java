package dev.signalbox.management.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that is replaced as a whole, and whose new content is on the disk when a write
 * returns. Only its owner may read it, where the file system knows owners. One writer at a time.
 */
public final class DurableFile implements Document {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** Nothing kept here is near this size; more is not read. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Path path;
  private final Syncing syncing;

  /** At a path, which may not exist yet, nor its folder. */
  public DurableFile(Path path, Syncing syncing) {
    this.path = path.toAbsolutePath();
    this.syncing = Objects.requireNonNull(syncing, "syncing");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new FileSystemException(path.toString(), null, "the file is too large to be ours");
      }
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public String stamp() throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant()
          + "/"
          + Files.size(path)
          + "/"
          + Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException none) {
      return "none";
    }
  }

  @Override
  public void write(byte[] content) throws IOException {
    Path folder = path.getParent();
    makeFolder(folder);
    Path next = path.resolveSibling(path.getFileName() + ".next");
    // One that was left by a crash may have any content and mode.
    Files.deleteIfExists(next);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(next, options, attributes(folder, OWNER))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
    syncing.sync(next);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncing.sync(folder);
  }

  /** Makes a folder that only its owner may look into; one that is there stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.createDirectories(folder, attributes(parent, OWNER_FOLDER));
    }
  }

  /** What a new file of a folder is made with, so that only its owner may read it. */
  public static FileAttribute<?>[] ownersAlone(Path folder) throws IOException {
    return attributes(folder, OWNER);
  }

  private static FileAttribute<?>[] attributes(Path folder, Set<PosixFilePermission> permissions)
      throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
