package dev.signalbox.bench.work;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.KeyRings;
import dev.signalbox.core.receive.Receipt;
import dev.signalbox.core.receive.Receiver;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;

/** Taking one delivery in: verdict, envelope, inbox. The inbox keeps nothing. */
public final class AcceptWork implements Work {

  private static final Instant NOW = Instant.parse("2026-03-04T09:20:01Z");
  private static final String NOWHERE = "discard:";

  private final Receiver receiver;
  private final byte[] body;
  private final HeaderSource headers;

  /**
   * For bodies of a size.
   *
   * @param size in bytes
   */
  public AcceptWork(int size) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    this.body = Bodies.message(size).getBytes(StandardCharsets.UTF_8);
    this.headers =
        HeaderSource.of(new Signer().standard(Secrets.secret(0), "evt-of-the-bench", NOW, body));
    Gate gate = new Gate();
    gate.open(inbox(clock));
    this.receiver =
        new Receiver(
            new KeyRings(
                List.of(
                    new EndpointConfig(
                        EndpointConfig.DEFAULT_NAME,
                        Secrets.ring(1),
                        VerificationPolicy.defaults()))),
            new SignatureVerifier(clock),
            new JsonCodec(JsonLimits.defaults()),
            gate,
            clock,
            ReceiverListener.NONE);
  }

  private static Inbox inbox(Clock clock) {
    InboxSettings settings =
        new InboxSettings(
            NOWHERE, Path.of("."), Duration.ofHours(1), 1000, 1 << 20, Duration.ofSeconds(1));
    return ServiceLoader.load(InboxProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.accepts(NOWHERE))
        .findFirst()
        .orElseThrow()
        .open(settings, clock);
  }

  @Override
  public Receipt once() {
    return receiver
        .receive(EndpointConfig.DEFAULT_NAME, headers, body)
        .toCompletableFuture()
        .join();
  }
}
