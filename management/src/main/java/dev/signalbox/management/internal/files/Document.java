package dev.signalbox.management.internal.files;

import java.io.IOException;
import java.util.Optional;

/**
 * A small text that is replaced as a whole, and is durable when a write returns. One writer at a
 * time.
 */
public interface Document {

  /** What it is called, in messages. */
  String name();

  /** Its content; empty when it was never written. */
  Optional<byte[]> read() throws IOException;

  /** Changes whenever the content does; equal texts mean the same content. */
  String stamp() throws IOException;

  /** Replaces the content. When this returns it is durable; when it throws, the old one stands. */
  void write(byte[] content) throws IOException;
}
