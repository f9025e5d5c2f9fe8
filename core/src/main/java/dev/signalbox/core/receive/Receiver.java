package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Reason;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Takes deliveries in: verifies the raw bytes, looks for the envelope, appends to the inbox.
 * Nothing is parsed before the verdict. For use by any thread; never blocks.
 */
public final class Receiver {

  /** All is as it should be, only not signed with a secret that is here. */
  private static final Set<Reason> NO_MATCH =
      Set.of(Reason.WRONG_SIGNATURE, Reason.NO_VALID_SECRET, Reason.NO_SECRET_FOR_SCHEME);

  private final KeyRings rings;
  private final SignatureVerifier verifier;
  private final JsonCodec codec;
  private final Gate gate;
  private final Clock clock;
  private final ReceiverListener listener;
  private final ReceiverLog log;
  private final EndpointConfig decoy = Decoy.endpoint();
  private final KeyRing nobodys = decoy.ring().orElseThrow();

  /**
   * With its parts.
   *
   * @param rings the endpoints
   * @param verifier for the verdict
   * @param codec for the look at the envelope
   * @param gate before the inbox
   * @param clock for the time of receipt
   * @param listener is told what comes in
   */
  public Receiver(
      KeyRings rings,
      SignatureVerifier verifier,
      JsonCodec codec,
      Gate gate,
      Clock clock,
      ReceiverListener listener) {
    this.rings = Objects.requireNonNull(rings, "rings");
    this.verifier = Objects.requireNonNull(verifier, "verifier");
    this.codec = Objects.requireNonNull(codec, "codec");
    this.gate = Objects.requireNonNull(gate, "gate");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.log = new ReceiverLog(clock);
  }

  /**
   * Takes one delivery in.
   *
   * @param endpoint the name that the sender asked for; any text
   * @param headers the request's headers; read before this returns, not after
   * @param body the bytes as they came; handed over for good
   * @return ends with the receipt, never fails. When it depends on a commit it ends on a thread of
   *     the inbox that the next commit waits for: hand longer work over
   */
  public CompletionStage<Receipt> receive(String endpoint, HeaderSource headers, byte[] body) {
    Optional<EndpointConfig> known = rings.endpoint(endpoint);
    Optional<Inbox> inbox = gate.enter();
    if (inbox.isEmpty()) {
      return CompletableFuture.completedFuture(
          unavailable(
              known.map(EndpointConfig::name).orElse(ReceiverListener.NO_ENDPOINT),
              gate.closed().orElse(Unavailability.STARTING)));
    }
    CompletionStage<Receipt> receipt;
    try {
      receipt = receive(known, inbox.get(), headers, body);
    } catch (RuntimeException | Error unexpected) {
      gate.leave();
      throw unexpected;
    }
    return receipt.whenComplete((done, failure) -> gate.leave());
  }

  private CompletionStage<Receipt> receive(
      Optional<EndpointConfig> known, Inbox inbox, HeaderSource headers, byte[] body) {
    long began = System.nanoTime();
    // An unknown endpoint costs the same work, so that its absence cannot be told by the time.
    EndpointConfig endpoint = known.orElse(decoy);
    KeyRing ring = endpoint.ring().orElse(nobodys);
    Verdict verdict = verifier.verify(ring, endpoint.policy(), headers, body);
    if (known.isEmpty()) {
      return refused(ReceiverListener.NO_ENDPOINT, "unknown-endpoint");
    }
    if (verdict instanceof Verdict.Refused refused) {
      log.detail(endpoint.name(), refused);
      if (endpoint.expecting() && NO_MATCH.contains(refused.reason())) {
        return CompletableFuture.completedFuture(
            unavailable(endpoint.name(), Unavailability.SECRET_EXPECTED));
      }
      return refused(endpoint.name(), refused.reason().code());
    }
    NewEvent event = event(endpoint.name(), (Verdict.Accepted) verdict, body);
    return append(inbox, event).handle((result, failure) -> receipt(event, began, result, failure));
  }

  private CompletionStage<Receipt> refused(String endpoint, String reason) {
    log.refused(endpoint, reason);
    listener.refused(endpoint, reason);
    return CompletableFuture.completedFuture(new Receipt.Refused(reason));
  }

  private Receipt unavailable(String endpoint, Unavailability why) {
    log.unavailable(endpoint, why);
    listener.unavailable(endpoint, why);
    return new Receipt.Unavailable(why);
  }

  private NewEvent event(String endpoint, Verdict.Accepted verdict, byte[] body) {
    Optional<EnvelopeHead> head = head(body);
    Identity identity = Identity.of(head, verdict, body);
    return new NewEvent(
        endpoint,
        identity.dedupeKey(),
        identity.eventId(),
        head.map(EnvelopeHead::eventType).orElse(""),
        head.isPresent(),
        clock.instant(),
        body,
        head.flatMap(EnvelopeHead::messageChat));
  }

  private Optional<EnvelopeHead> head(byte[] body) {
    try {
      return codec.head(body);
    } catch (RuntimeException unexpected) {
      // A verified delivery is kept even if our own parser is at fault.
      log.codecFailure(unexpected);
      return Optional.empty();
    }
  }

  private static CompletionStage<AppendResult> append(Inbox inbox, NewEvent event) {
    try {
      return inbox.append(event);
    } catch (InboxException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }

  private Receipt receipt(NewEvent event, long began, AppendResult result, Throwable failure) {
    if (failure == null) {
      listener.received(
          event.endpoint(),
          result.outcome(),
          event.readable(),
          event.body().length,
          Duration.ofNanos(System.nanoTime() - began));
      if (event.readable() && result.outcome() == AppendResult.Outcome.STORED) {
        listener.stored(event.eventType());
      }
      log.taken(event, result);
      return new Receipt.Taken(result, event.readable());
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof InboxFullException) {
      return unavailable(event.endpoint(), Unavailability.INBOX_FULL);
    }
    log.inboxFailure(cause);
    return unavailable(event.endpoint(), Unavailability.INBOX_UNAVAILABLE);
  }
}
