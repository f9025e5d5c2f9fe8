package dev.signalbox.management.internal;

import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.management.ApplyLock;
import dev.signalbox.management.internal.files.Document;
import dev.signalbox.management.internal.files.DurableFile;
import dev.signalbox.management.internal.files.SharedDocument;
import dev.signalbox.management.internal.files.Syncing;
import java.nio.file.Path;
import java.util.Objects;

/** Where things are kept: in files of a node that is alone, or where all nodes see them. */
public final class Stores {

  private static final String PREFIX = "management/";

  private final ManagedNode node;
  private final Path folder;
  private final boolean alone;

  /** In a folder, or beside the inbox. */
  public Stores(ManagedNode node, Path folder, boolean alone) {
    this.node = Objects.requireNonNull(node, "node");
    this.folder = Objects.requireNonNull(folder, "folder");
    this.alone = alone;
  }

  /** A document, by the name of its file. */
  public Document document(String name) {
    DurableFile file = new DurableFile(folder.resolve(name), Syncing.toDisk());
    return alone ? file : new SharedDocument(node::shared, PREFIX + name, file);
  }

  /** The lock of whoever applies. */
  public ApplyLock lock() {
    return alone
        ? new FileApplyLock(folder.resolve("apply.lock"))
        : new SharedApplyLock(node::shared);
  }
}
