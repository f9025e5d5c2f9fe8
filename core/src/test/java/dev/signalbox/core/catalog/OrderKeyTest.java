package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The order key that an event is stored by has to be the one that it is handled by: else events of
 * one chat lie in different shards.
 */
class OrderKeyTest {

  private static final List<String> MESSAGES =
      List.of("message.received", "message.sent", "message.delivered", "message.read");

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Events events = new Events();

  static Stream<Sample> samples() {
    return Samples.list().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySample_isStoredByTheKeyThatItIsHandledBy(Sample sample) {
    StoredEvent event = events.stored(sample.bytes());

    assertThat(stored(event)).isEqualTo(handled(event).orElseThrow());
  }

  @Test
  void messages_haveTheirChatInBothVersions() {
    assertThat(stored(events.sample(Samples.V2025, "message.received"))).isNotEmpty();
    assertThat(stored(events.sample(Samples.V2026, "message.received"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'m','chat':{'id':'c'},'chat_id':'d'}",
        "{'id':'m','chat_id':'d','chat':{'id':'c','id':'e'}}",
        "{'id':'m','chat':{'id':'c'},'chat':{'id':'e'}}",
        "{'id':'m','chat':{'id':'c'},'chat':null,'chat_id':'d','message_id':'m'}",
        "{'id':'m','chat':[{'id':'c'}],'chat_id':'d','message_id':'m'}",
        "{'id':'m','chat':{'a':{'id':'x'},'id':'c','b':[{'id':'y'}]}}",
        "{'id':'m','message':{'id':'n','chat':{'id':'x'}},'chat_id':'d'}",
        "{'id':'m','chat_id':'d','chat_id':'e','message_id':'m'}",
        "{'id':'m','parts':[{'chat':{'id':'x'},'chat_id':'y'}],'chat':{'id':'c'}}",
        "{'id':'m','chat':{'id':' c '}}",
        "{'id':'m','chat':{'\\u0069d':'\\ud83d\\ude00'}}",
      })
  void chatInOddPlaces_isTheSameForBoth(String data) {
    for (String type : MESSAGES) {
      StoredEvent event = events.withData(type, data.replace('\'', '"'));

      assertThat(stored(event)).isEqualTo(handled(event).orElseThrow()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'id':'m','chat':{'id':' '}}", "{'id':'m','chat':{'id':7}}", "{}", "[1]"})
  void messageWithoutAChat_hasNone(String data) {
    StoredEvent event = events.withData("message.received", data.replace('\'', '"'));

    assertThat(stored(event)).isEmpty();
    assertThat(handled(event)).isEmpty();
  }

  @Test
  void dataThatComesTwice_isTheLastOneForBoth() {
    StoredEvent event =
        events.json(
            "{\"event_type\":\"message.sent\",\"data\":{\"id\":\"m\",\"chat\":{\"id\":\"c\"}},"
                + "\"data\":{\"id\":\"m\",\"chat\":{\"id\":\"e\"}},\"chat\":{\"id\":\"x\"}}");

    assertThat(stored(event)).isEqualTo("e").isEqualTo(handled(event).orElseThrow());
  }

  @Test
  void whateverCanBeHandled_isStoredByTheSameKey() {
    Random random = new Random(20261122);
    int agreed = 0;
    for (int i = 0; i < 20_000; i++) {
      StoredEvent event = events.withData(MESSAGES.get(i % MESSAGES.size()), data(random, 3));
      Optional<String> handled = handled(event);
      if (handled.isPresent()) {
        assertThat(stored(event)).isEqualTo(handled.get());
        agreed++;
      }
    }
    assertThat(agreed).isGreaterThan(1_000);
  }

  private static String data(Random random, int depth) {
    StringBuilder json = new StringBuilder("{\"id\":\"m\"");
    String[] names = {"chat", "chat_id", "message", "id", "data", "message_id"};
    for (int i = random.nextInt(6); i > 0; i--) {
      json.append(",\"").append(names[random.nextInt(names.length)]).append("\":");
      switch (random.nextInt(depth > 0 ? 6 : 4)) {
        case 0, 1 -> json.append("\"k").append(random.nextInt(3)).append('"');
        case 2 -> json.append("null");
        case 3 -> json.append("[7]");
        default -> json.append(data(random, depth - 1));
      }
    }
    return json.append('}').toString();
  }

  /** The same whether the chat was looked for when the body was read, or is looked for now. */
  private String stored(StoredEvent event) {
    String key = catalog.orderKey(unstored(event, Optional.empty()));
    Optional<String> chat = codec.head(event.body()).flatMap(EnvelopeHead::messageChat);
    assertThat(catalog.orderKey(unstored(event, chat))).isEqualTo(key);
    return key;
  }

  private static NewEvent unstored(StoredEvent event, Optional<String> chat) {
    return new NewEvent(
        event.endpoint(),
        "key",
        event.eventId(),
        event.eventType(),
        event.readable(),
        event.receivedAt(),
        event.body(),
        chat);
  }

  /** Empty when it cannot be handled; then it does not matter where it lies. */
  private Optional<String> handled(StoredEvent event) {
    try {
      LinqEvent decoded = catalog.decode(event);
      return Optional.of(decoded.orderKey().orElse(""));
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }
}
