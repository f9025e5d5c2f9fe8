package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.core.catalog.DecoderFailedException;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonSyntaxException;
import java.util.Optional;

/** Makes a typed event of stored bytes, and keeps what a plug-in's decoder does wrong at bay. */
public final class EventDecoding {

  private final JsonCodec codec;
  private final EnvelopeReader envelopes;

  /** On this codec. */
  public EventDecoding(JsonCodec codec) {
    this.codec = codec;
    this.envelopes = new EnvelopeReader(codec);
  }

  /**
   * Decodes with the types of this table.
   *
   * @throws UnreadableEventException when something indispensable is missing
   * @throws DecoderFailedException when the type's decoder fails
   */
  public LinqEvent decode(TypeTable table, StoredEvent event) {
    Envelope envelope = envelopes.read(event);
    if (Blanking.isBlanked(event.body())) {
      // What the type needs is gone for good.
      return new UnknownEvent(envelope);
    }
    Optional<KnownType> known = table.find(event.eventType());
    return known.isPresent() ? decode(known.get(), envelope) : new UnknownEvent(envelope);
  }

  /**
   * The order key of an event that is about to be stored; empty text when it has none. Of messages,
   * which most events are, only the chat is looked for: what they need besides is for whoever
   * handles them.
   *
   * @throws UnreadableEventException when the event cannot be decoded and that was needed
   * @throws DecoderFailedException when the type's decoder fails and was needed
   * @throws JsonSyntaxException when the event cannot be read
   */
  public String orderKey(TypeTable table, NewEvent event) {
    boolean chatIsAll =
        event.readable()
            && table.find(event.eventType()).filter(MessageFamily::isOfItsChat).isPresent();
    Optional<String> key =
        chatIsAll
            ? event.messageChat().or(() -> codec.messageChat(event.body()))
            : decode(table, unstored(event)).orderKey();
    return key.orElse("");
  }

  private static StoredEvent unstored(NewEvent event) {
    return new StoredEvent(
        0,
        event.endpoint(),
        event.eventId(),
        event.eventType(),
        event.readable(),
        event.receivedAt(),
        event.body());
  }

  private static LinqEvent decode(KnownType known, Envelope envelope) {
    try {
      LinqEvent event = known.type().decoder().decode(envelope);
      checkResult(known, event);
      return event;
    } catch (UnreadableEventException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw failed(known, e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // Linkage errors and assertion errors too: a plug-in's mistake must not stop a dispatcher.
      throw failed(known, e);
    }
  }

  /** Calls what the dispatcher will call, so that a record that fails there fails here. */
  private static void checkResult(KnownType known, LinqEvent event) {
    if (!known.type().recordType().isInstance(event)
        || event.envelope() == null
        || event.orderKey() == null) {
      throw new DecoderFailedException(
          "the decoder of event type '"
              + known.type().name()
              + "' (family '"
              + known.familyName()
              + "') must return a "
              + known.type().recordType().getName()
              + " with an envelope and an order key, not null");
    }
  }

  private static DecoderFailedException failed(KnownType known, Throwable cause) {
    return new DecoderFailedException(
        "the decoder of event type '"
            + known.type().name()
            + "' (family '"
            + known.familyName()
            + "') failed with "
            + cause.getClass().getName(),
        cause);
  }
}
