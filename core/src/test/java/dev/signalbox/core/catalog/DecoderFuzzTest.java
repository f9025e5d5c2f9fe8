package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;

/** Bodies as a fuzzer makes them. */
class DecoderFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void anyBody_becomesAnEventOrIsUnreadable(byte[] body) {
    StoredEvent stored = new Events().stored(body);
    byte[] before = body.clone();
    try {
      LinqEvent event = new EventCatalog(new JsonCodec(JsonLimits.defaults())).decode(stored);
      assertThat(stored.readable()).isTrue();
      assertThat(event.envelope().eventType()).isEqualTo(stored.eventType());
      assertThat(event.envelope().body().toByteArray()).isEqualTo(before);
      // What a handler may do with it besides.
      assertThat(event.orderKey()).isNotNull();
      assertThat(event).isEqualTo(event).hasToString(event.toString());
    } catch (UnreadableEventException unreadable) {
      assertThat(unreadable.getMessage()).isNotBlank();
    }
    assertThat(body).isEqualTo(before);
  }
}
