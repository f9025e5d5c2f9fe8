package dev.signalbox.it;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * The disk under the log of another process, with faults on demand: a library of a page of C is put
 * between the process and its C library, see {@code src/test/c/faults.c}. Needs Linux and a C
 * compiler, and no rights.
 */
final class FaultyDisk {

  /** What goes wrong; in the order of faults.c. */
  enum Fault {
    NONE,
    /** EIO, after which nobody knows what is on the disk. */
    SYNC_FAILS,
    /** Takes as many milliseconds longer as the parameter says. */
    SYNC_SLOW,
    /** Kills the process before its n-th write to the write-ahead log. */
    KILL_BEFORE_WRITE,
    /** Kills it before the n-th sync of the write-ahead log. */
    KILL_BEFORE_SYNC,
    /** Kills it after the n-th sync of the write-ahead log. */
    KILL_AFTER_SYNC,
    /** EROFS for every write. */
    READ_ONLY,
    /** EIO for every write. */
    WRITE_FAILS
  }

  private static final int FIELDS = 7;

  private final Path library;
  private final Path file;
  private final MappedByteBuffer control;

  private FaultyDisk(Path library, Path file, MappedByteBuffer control) {
    this.library = library;
    this.file = file;
    this.control = control;
  }

  /** Compiles it; empty where that cannot be done. */
  static Optional<FaultyDisk> in(Path folder) throws Exception {
    Path library = folder.resolve("faults.so");
    if (!System.getProperty("os.name").equals("Linux") || !compile(library)) {
      return Optional.empty();
    }
    Path file = folder.resolve("faults.control");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      MappedByteBuffer control =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, FIELDS * (long) Long.BYTES);
      control.order(ByteOrder.nativeOrder());
      return Optional.of(new FaultyDisk(library, file, control));
    }
  }

  private static boolean compile(Path library) throws InterruptedException {
    String source = System.getProperty("dev.signalbox.it.faults.source");
    try {
      return new ProcessBuilder(
                  "cc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source, "-ldl")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException noCompiler) {
      return false;
    }
  }

  /** The environment of a process whose disk this is to be. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "FAULTS_CONTROL", file.toString());
  }

  /** The same, of one whose disk says that it has synced and has not. */
  Map<String, String> environmentThatSyncsNothing() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAULTS_CONTROL",
        file.toString(),
        "FAULTS_SYNCS",
        "none");
  }

  /** From now on. */
  void meet(Fault fault, long parameter) {
    control.putLong(Long.BYTES, parameter);
    control.putLong(0, fault.ordinal());
  }

  /** All is well again. */
  void heal() {
    meet(Fault.NONE, 0);
  }

  /** How many syncs were asked for. */
  long syncs() {
    return field(2);
  }

  /** How many of them failed. */
  long failedSyncs() {
    return field(3);
  }

  /** How many writes were asked for. */
  long writes() {
    return field(4);
  }

  /** So many bytes of the write-ahead log were there at its last good sync. */
  long durable() {
    return field(5);
  }

  /** Whether a slow sync is under way. */
  boolean syncing() {
    return field(6) != 0;
  }

  private long field(int index) {
    return control.getLong(index * Long.BYTES);
  }
}
