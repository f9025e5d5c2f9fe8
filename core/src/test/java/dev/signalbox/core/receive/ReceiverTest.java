package dev.signalbox.core.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

  private static final Instant NOW = Instant.parse("2026-03-04T09:15:04Z");
  private static final String EVENT = "{\"event_type\":\"message.sent\",\"event_id\":\"ev-1\"}";

  private final SigningSecret secret =
      SigningSecret.of("key-1", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=");
  private final FakeInbox inbox = new FakeInbox();
  private final RecordingListener listener = new RecordingListener();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final KeyRings rings = new KeyRings(List.of(endpoint("default"), endpoint("shop")));
  private final Gate gate = new Gate();
  private final Receiver receiver =
      new Receiver(
          rings,
          new SignatureVerifier(clock),
          new JsonCodec(JsonLimits.defaults()),
          gate,
          clock,
          listener);

  private EndpointConfig endpoint(String name) {
    return new EndpointConfig(name, KeyRing.of(secret), VerificationPolicy.defaults());
  }

  @BeforeEach
  void open() {
    gate.open(inbox.inbox());
  }

  private Receipt standard(String endpoint, String id, String body) {
    byte[] bytes = bytes(body);
    return receive(endpoint, new Signer().standard(secret, id, NOW, bytes), bytes);
  }

  private Receipt legacy(String endpoint, String body) {
    byte[] bytes = bytes(body);
    return receive(endpoint, new Signer().legacy(secret, NOW, "x", "sub", bytes), bytes);
  }

  private Receipt receive(String endpoint, Map<String, String> headers, byte[] body) {
    return receiver.receive(endpoint, HeaderSource.of(headers), body).toCompletableFuture().join();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void verifiedDelivery_isAppendedAsItCame() {
    assertThat(standard("shop", "wh-1", EVENT))
        .isEqualTo(new Receipt.Taken(new AppendResult(1, Outcome.STORED), true));

    NewEvent event = inbox.appended().get(0);
    assertThat(event.endpoint()).isEqualTo("shop");
    assertThat(event.dedupeKey()).isEqualTo("e:ev-1");
    assertThat(event.eventId()).isEqualTo("ev-1");
    assertThat(event.eventType()).isEqualTo("message.sent");
    assertThat(event.readable()).isTrue();
    assertThat(event.receivedAt()).isEqualTo(NOW);
    assertThat(event.body()).isEqualTo(bytes(EVENT));
    assertThat(listener.calls())
        .containsExactly("received shop STORED true " + bytes(EVENT).length);
  }

  @Test
  void sameEventUnderAnotherHeaderSet_hasTheSameKey() {
    standard("default", "wh-1", EVENT);
    standard("default", "wh-2", EVENT);
    legacy("default", EVENT);

    assertThat(inbox.appended()).extracting(NewEvent::dedupeKey).containsOnly("e:ev-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event_type\":\"t\"}",
        "{\"event_type\":\"t\",\"event_id\":null}",
        "{\"event_type\":\"t\",\"event_id\":7}",
        "{\"event_type\":\"t\",\"event_id\":\" \"}",
        "{\"event_type\":\"t\",\"event_id\":\"a\\u0000\"}",
        "{\"event_type\":\"t\",\"event_id\":\"\\ud800\"}",
      })
  void envelopeWithoutUsableId_isKnownByTheSignedHeaderElseByTheBody(String body) {
    standard("default", "wh-1", body);
    legacy("default", body);

    assertThat(inbox.appended().get(0).dedupeKey()).isEqualTo("w:wh-1");
    assertThat(inbox.appended().get(0).eventId()).isEqualTo("wh-1");
    assertThat(inbox.appended().get(1).dedupeKey()).matches("d:[0-9a-f]{64}");
    assertThat(inbox.appended().get(1).eventId()).matches("[0-9a-f]{64}");
    assertThat(inbox.appended()).allMatch(NewEvent::readable);
  }

  @Test
  void idHeaderOfALegacyDelivery_takesNoPart() {
    EndpointConfig legacyOnly =
        new EndpointConfig(
            "old",
            KeyRing.of(secret),
            new VerificationPolicy(Set.of(Scheme.LEGACY), Duration.ofSeconds(300)));
    rings.put(legacyOnly);
    byte[] body = bytes("not json");
    Map<String, String> headers = new HashMap<>(new Signer().legacy(secret, NOW, "x", "sub", body));
    receive("old", headers, body);
    headers.put("webhook-id", "unsigned");
    receive("old", headers, body);

    assertThat(inbox.appended())
        .extracting(NewEvent::dedupeKey)
        .hasSize(2)
        .allMatch(inbox.appended().get(0).dedupeKey()::equals);
    assertThat(inbox.appended().get(0).dedupeKey()).startsWith("d:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not json", "[]", "{}", "{\"event_type\":1}", "{\"event_type\":\"\"}"})
  void bodyWithoutEnvelope_isStoredAsUnreadable(String body) {
    Receipt receipt = standard("default", "wh-1", body);

    assertThat(receipt).isInstanceOf(Receipt.Taken.class);
    assertThat(((Receipt.Taken) receipt).readable()).isFalse();
    assertThat(inbox.appended().get(0).readable()).isFalse();
    assertThat(inbox.appended().get(0).eventType()).isEmpty();
    assertThat(inbox.appended().get(0).dedupeKey()).isEqualTo("w:wh-1");
  }

  @Test
  void duplicateAndConflict_areTaken() {
    inbox.answers(event -> inbox.result(Outcome.DUPLICATE));
    assertThat(standard("default", "wh-1", EVENT)).isInstanceOf(Receipt.Taken.class);
    inbox.answers(event -> inbox.result(Outcome.CONFLICT));
    assertThat(standard("default", "wh-1", EVENT)).isInstanceOf(Receipt.Taken.class);

    int size = bytes(EVENT).length;
    assertThat(listener.calls())
        .containsExactly(
            "received default DUPLICATE true " + size, "received default CONFLICT true " + size);
  }

  @Test
  void wrongSignature_neverReachesTheInbox() {
    byte[] body = bytes(EVENT);
    Map<String, String> headers = new Signer().standard(secret, "wh-1", NOW, bytes(EVENT + " "));

    assertThat(receive("default", headers, body)).isEqualTo(new Receipt.Refused("wrong-signature"));
    assertThat(inbox.appended()).isEmpty();
    assertThat(listener.calls()).containsExactly("refused default wrong-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "-", "", "a/b", "../default", "DEFAULT", "decoy"})
  void unknownEndpoint_isRefusedWithoutItsName(String name) {
    assertThat(standard(name, "wh-1", EVENT)).isEqualTo(new Receipt.Refused("unknown-endpoint"));
    assertThat(inbox.appended()).isEmpty();
    assertThat(listener.calls()).containsExactly("refused - unknown-endpoint");
  }

  @Test
  void changedKeyRing_countsForTheNextDelivery() {
    SigningSecret other = SigningSecret.of("key-2", "whsec_AAAA");
    rings.update("default", old -> new EndpointConfig("default", KeyRing.of(other), old.policy()));

    assertThat(standard("default", "wh-1", EVENT)).isInstanceOf(Receipt.Refused.class);
    byte[] body = bytes(EVENT);
    assertThat(receive("default", new Signer().standard(other, "wh-1", NOW, body), body))
        .isInstanceOf(Receipt.Taken.class);
  }

  @Test
  void fullInbox_isUnavailable() {
    inbox.failsWith(new InboxFullException("10000 wait"));

    assertThat(standard("default", "wh-1", EVENT))
        .isEqualTo(new Receipt.Unavailable(Unavailability.INBOX_FULL));
    assertThat(listener.calls()).containsExactly("unavailable default inbox-full");
  }

  @Test
  void failingInbox_isUnavailableHoweverItFails() {
    Receipt unavailable = new Receipt.Unavailable(Unavailability.INBOX_UNAVAILABLE);

    inbox.failsWith(new InboxUnavailableException("disk full"));
    assertThat(standard("default", "wh-1", EVENT)).isEqualTo(unavailable);
    inbox.failsWith(new IllegalStateException("bug"));
    assertThat(standard("default", "wh-1", EVENT)).isEqualTo(unavailable);
    inbox.answers(
        event -> {
          throw new InboxException("closed");
        });
    assertThat(standard("default", "wh-1", EVENT)).isEqualTo(unavailable);
    inbox.answers(
        event ->
            inbox
                .result(Outcome.STORED)
                .thenApply(
                    result -> {
                      throw new InboxUnavailableException("wrapped");
                    }));
    assertThat(standard("default", "wh-1", EVENT)).isEqualTo(unavailable);
  }

  @Test
  void receipt_waitsForTheCommit() {
    CompletableFuture<AppendResult> commit = new CompletableFuture<>();
    inbox.answers(event -> commit);
    byte[] body = bytes(EVENT);

    CompletionStage<Receipt> receipt =
        receiver.receive(
            "default", HeaderSource.of(new Signer().standard(secret, "wh-1", NOW, body)), body);

    assertThat(receipt.toCompletableFuture()).isNotDone();
    commit.complete(new AppendResult(9, Outcome.STORED));
    assertThat(receipt.toCompletableFuture())
        .isCompletedWithValue(new Receipt.Taken(new AppendResult(9, Outcome.STORED), true));
  }

  @Test
  void drainingGate_waitsForWhatIsInsideAndTakesNothingMore() throws InterruptedException {
    CompletableFuture<AppendResult> commit = new CompletableFuture<>();
    inbox.answers(event -> commit);
    byte[] body = bytes(EVENT);
    HeaderSource headers = HeaderSource.of(new Signer().standard(secret, "wh-1", NOW, body));
    CompletionStage<Receipt> inside = receiver.receive("default", headers, body);

    gate.drain();

    assertThat(receive("default", new Signer().standard(secret, "wh-1", NOW, body), body))
        .isEqualTo(new Receipt.Unavailable(Unavailability.DRAINING));
    assertThat(gate.awaitEmpty(Duration.ofMillis(1))).isFalse();
    commit.complete(new AppendResult(1, Outcome.STORED));
    assertThat(inside.toCompletableFuture().join()).isInstanceOf(Receipt.Taken.class);
    assertThat(gate.awaitEmpty(Duration.ofSeconds(5))).isTrue();
    assertThat(inbox.appended()).hasSize(1);
  }

  @Test
  void startingGate_isUnavailable() {
    Receiver starting =
        new Receiver(
            rings,
            new SignatureVerifier(clock),
            new JsonCodec(JsonLimits.defaults()),
            new Gate(),
            clock,
            listener);

    assertThat(
            starting
                .receive("default", name -> List.of(), bytes(EVENT))
                .toCompletableFuture()
                .join())
        .isEqualTo(new Receipt.Unavailable(Unavailability.STARTING));
    assertThat(listener.calls()).containsExactly("unavailable default starting");
  }

  @Test
  void headersThatFail_leaveTheGate() throws InterruptedException {
    assertThatThrownBy(
            () ->
                receiver.receive(
                    "default",
                    name -> {
                      throw new IllegalStateException("gone");
                    },
                    bytes(EVENT)))
        .hasMessage("gone");

    gate.drain();
    assertThat(gate.awaitEmpty(Duration.ZERO)).isTrue();
  }

  @Test
  void endpointThatExpectsASecret_asksTheSenderToComeAgain_untilItIsThere() {
    SigningSecret next =
        SigningSecret.of("linq-1", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    byte[] body = bytes(EVENT);
    Map<String, String> signed = new Signer().standard(next, "wh-1", NOW, body);
    rings.update("shop", endpoint -> endpoint.withExpecting(true));

    assertThat(receive("shop", signed, body))
        .isEqualTo(new Receipt.Unavailable(Unavailability.SECRET_EXPECTED));
    assertThat(receive("default", signed, body)).isInstanceOf(Receipt.Refused.class);
    assertThat(standard("shop", "wh-2", EVENT)).isInstanceOf(Receipt.Taken.class);

    rings.update("shop", endpoint -> endpoint.withManaged(List.of(next)).withExpecting(false));
    assertThat(receive("shop", signed, body)).isInstanceOf(Receipt.Taken.class);
    assertThat(standard("shop", "wh-3", EVENT)).isInstanceOf(Receipt.Taken.class);
  }

  @Test
  void endpointThatExpectsASecret_stillRefusesWhatNoSecretCanMend() {
    byte[] body = bytes(EVENT);
    rings.update("shop", endpoint -> endpoint.withExpecting(true));

    assertThat(receive("shop", Map.of(), body))
        .isEqualTo(new Receipt.Refused("no-signature-headers"));
    assertThat(
            receive(
                "shop", new Signer().standard(secret, "wh-1", NOW.minusSeconds(301), body), body))
        .isEqualTo(new Receipt.Refused("stale-timestamp"));
  }

  @Test
  void endpointWithoutAnySecret_takesNothing() {
    byte[] body = bytes(EVENT);
    rings.put(
        new EndpointConfig("new", List.of(), List.of(), VerificationPolicy.defaults(), false));

    assertThat(standard("new", "wh-1", EVENT)).isInstanceOf(Receipt.Refused.class);
    rings.update("new", endpoint -> endpoint.withExpecting(true));
    assertThat(receive("new", new Signer().legacy(secret, NOW, "x", "sub", body), body))
        .isEqualTo(new Receipt.Unavailable(Unavailability.SECRET_EXPECTED));
    assertThat(inbox.appended()).isEmpty();
  }
}
