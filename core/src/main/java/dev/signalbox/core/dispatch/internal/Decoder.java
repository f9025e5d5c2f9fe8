package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes events, whatever the decoder of a plug-in throws. */
public final class Decoder {

  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  private final EventCatalog catalog;

  /** With this catalogue. */
  public Decoder(EventCatalog catalog) {
    this.catalog = catalog;
  }

  /** Never throws, but for an exhausted virtual machine. */
  public Decoded decode(StoredEvent stored) {
    if (Blanking.isBlanked(stored.body())) {
      return new Decoded.Blanked();
    }
    try {
      LinqEvent event = catalog.decode(stored);
      return new Decoded.Readable(event, event.orderKey().orElse(""));
    } catch (UnreadableEventException e) {
      return new Decoded.Unreadable(ErrorText.of(e));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      // The order key is not known then: a later success is not ordered with others of its key.
      LOG.debug("SBX-2011 event {} cannot be decoded", stored.eventId(), e);
      return new Decoded.Broken(ErrorText.of(e));
    }
  }
}
