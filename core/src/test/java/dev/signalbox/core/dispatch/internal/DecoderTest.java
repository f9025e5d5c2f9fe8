package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a family's decoder does, an event is decoded, given up, or tried again. */
class DecoderTest {

  private static final String TYPE = "poll.received";

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
  private final Decoder decoder = new Decoder(catalog);

  /** Of one type, whose decoder throws. */
  private record Failing(Throwable failure) implements EventFamily {
    @Override
    public String name() {
      return "poll";
    }

    @Override
    public Collection<EventType<?>> types() {
      return List.of(new EventType<>(TYPE, LinqEvent.class, envelope -> sneak(failure)));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> LinqEvent sneak(Throwable failure) throws E {
      throw (E) failure;
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        NoClassDefFoundError.class,
        AssertionError.class,
        StackOverflowError.class
      })
  void failingDecoder_isNoFaultOfTheEvent(Class<? extends Throwable> kind) throws Exception {
    catalog.add(new Failing(kind.getConstructor().newInstance()));

    Decoded decoded = decoder.decode(event(TYPE, "{\"chat_id\":\"c\"}"));

    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Broken.class, broken -> assertThat(broken.error()).contains(kind.getName()));
    assertThat(decoded.key()).isEmpty();
  }

  @Test
  void eventWithoutWhatItNeeds_willNotGetBetter() {
    assertThat(decoder.decode(event("message.received", "7")))
        .isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void typeThatNobodyKnows_isReadableWithItsKey() {
    assertThat(decoder.decode(event(TYPE, "{\"chat_id\":\"c\"}")))
        .isInstanceOfSatisfying(
            Decoded.Readable.class,
            readable -> {
              assertThat(readable.event()).isInstanceOf(UnknownEvent.class);
              assertThat(readable.key()).isEqualTo("c");
            });
  }

  private static StoredEvent event(String type, String data) {
    String body =
        "{\"api_version\":\"v3\",\"event_type\":\""
            + type
            + "\",\"event_id\":\"e\",\"trace_id\":\"t\",\"data\":"
            + data
            + "}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new StoredEvent(1, "main", "e", type, true, Instant.EPOCH, bytes);
  }
}
