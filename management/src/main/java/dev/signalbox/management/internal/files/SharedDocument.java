package dev.signalbox.management.internal.files;

import dev.signalbox.core.shared.SharedState;
import dev.signalbox.core.shared.SharedState.Content;
import dev.signalbox.core.shared.SharedStateException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document in the store that the nodes share. A node that used to be alone brings its own along:
 * where nothing is stored yet, what its file holds is stored.
 */
public final class SharedDocument implements Document {

  private static final Logger LOG = LoggerFactory.getLogger(SharedDocument.class);

  private final Supplier<Optional<SharedState>> state;
  private final String key;
  private final DurableFile former;

  /** What was read last; the store may be away for a while. */
  private volatile Optional<Content> last = Optional.empty();

  /**
   * Under a name.
   *
   * @param state empty until the inbox is open
   * @param former the file of a node that was alone
   */
  public SharedDocument(Supplier<Optional<SharedState>> state, String key, DurableFile former) {
    this.state = Objects.requireNonNull(state, "state");
    this.key = Objects.requireNonNull(key, "key");
    this.former = Objects.requireNonNull(former, "former");
  }

  @Override
  public String name() {
    return "the database of the inbox (" + key + ")";
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    Optional<Content> found;
    try {
      found = ask(shared -> shared.read(key));
      if (found.isEmpty() && bringAlong()) {
        found = ask(shared -> shared.read(key));
      }
    } catch (IOException e) {
      // Deliveries may be kept in a spool meanwhile, and have to be verified.
      return Optional.of(last.orElseThrow(() -> e).content());
    }
    last = found;
    return found.map(Content::content);
  }

  /** Of several nodes with files, the first one's counts. */
  private boolean bringAlong() throws IOException {
    Optional<byte[]> file = former.read();
    if (file.isEmpty()) {
      return false;
    }
    if (ask(shared -> shared.write(key, 0, file.get()))) {
      LOG.info(
          "SBX-7013 what {} held is in the database now; the file is not used any more",
          former.path());
    }
    return true;
  }

  @Override
  public String stamp() throws IOException {
    try {
      return Long.toString(ask(shared -> shared.version(key)));
    } catch (IOException e) {
      return Long.toString(last.orElseThrow(() -> e).version());
    }
  }

  @Override
  public void write(byte[] content) throws IOException {
    long expected = last.map(Content::version).orElse(0L);
    if (!ask(shared -> shared.write(key, expected, content))) {
      throw new IOException("another node has changed it meanwhile; try again");
    }
    last = Optional.of(new Content(expected + 1, content));
  }

  private <T> T ask(Function<SharedState, T> question) throws IOException {
    SharedState shared =
        state.get().orElseThrow(() -> new IOException("the inbox is not open yet"));
    try {
      return question.apply(shared);
    } catch (SharedStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
