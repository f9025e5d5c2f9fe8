package dev.signalbox.management.internal.state;

import dev.signalbox.management.JournalException;
import dev.signalbox.management.internal.files.Document;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps the state in a document, read anew each time, since another node may have written it.
 * Changes are made by whoever holds the apply lock.
 */
public final class Journal {

  private final Document file;

  /** In a file, which may not exist yet. */
  public Journal(Document file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * What is remembered.
   *
   * @throws JournalException when it cannot be read; nothing is overwritten then
   */
  public State read() {
    Optional<byte[]> content;
    try {
      content = file.read();
    } catch (IOException e) {
      throw new JournalException("the journal " + file.name() + " cannot be read", e);
    }
    try {
      return content.map(StateDocument::read).orElse(State.EMPTY);
    } catch (RuntimeException garbage) {
      throw new JournalException(
          "the journal "
              + file.name()
              + " is damaged, or of a newer Signalbox; put a copy back, or move it away to begin"
              + " anew: nothing at Linq is lost by that",
          garbage);
    }
  }

  /**
   * Changes it. Durable on return.
   *
   * @return the new state
   * @throws JournalException when it cannot be read or written
   */
  public State change(UnaryOperator<State> change) {
    State before = read();
    State after = change.apply(before);
    if (!after.equals(before)) {
      try {
        file.write(StateDocument.write(after));
      } catch (IOException e) {
        throw new JournalException("the journal " + file.name() + " cannot be written", e);
      }
    }
    return after;
  }

  /** Differs whenever the state does. */
  public String stamp() {
    try {
      return file.stamp();
    } catch (IOException e) {
      throw new JournalException("the journal " + file.name() + " cannot be looked at", e);
    }
  }
}
