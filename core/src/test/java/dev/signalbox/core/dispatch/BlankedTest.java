package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event whose person was forgotten is passed over. */
class BlankedTest {

  private static final String ANN = "+15550001111";

  private final Bench bench = new Bench();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private void append(String id) {
    String body =
        "{\"event_type\":\"message.received\",\"event_id\":\""
            + id
            + "\",\"data\":{\"x\":\""
            + ANN
            + "\"}}";
    bench.inbox.append(
        new NewEvent(
            "default",
            id,
            id,
            "message.received",
            true,
            Instant.EPOCH,
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private void register(int concurrency) {
    bench.dispatcher.register(
        Bench.descriptor("h", Begin.PARKED, concurrency, "*"),
        delivery -> seen.add(delivery.envelope().eventId()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void blankedEvent_isSettledWithoutACall(int concurrency) {
    append("a");
    bench.inbox.blank(ANN);
    register(concurrency);
    bench.append("message.other", "b", "chat");
    Bench.eventually().until(() -> bench.status("h").lag() == 0 && seen.contains("b"));
    assertThat(seen).containsExactly("b");
    assertThat(bench.status("h").dead()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void deadLetterThatWasBlanked_goesWhenItIsReplayed(int concurrency) {
    append("a");
    register(concurrency);
    // A message without its indispensable fields.
    Bench.eventually().until(() -> bench.status("h").dead() == 1);
    bench.inbox.blank(ANN);
    bench.dispatcher.replay("h", new ReplayRequest.AllDead());
    Bench.eventually().until(() -> bench.status("h").dead() == 0);
    Bench.eventually().until(() -> bench.ledger("h").counts().waiting() == 0);
    assertThat(seen).isEmpty();
    bench.append("message.other", "b", "chat");
    Bench.eventually().until(() -> seen.contains("b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void onlyCopyThatWasBlanked_goesWhenItIsReplayed(int concurrency) {
    append("a");
    register(concurrency);
    Bench.eventually().until(() -> bench.status("h").dead() == 1);
    Instant later = bench.clock.instant().plusSeconds(10);
    assertThat(bench.inbox.purge(later, 1, later)).isEqualTo(1);
    bench.inbox.blank(ANN);
    bench.dispatcher.replay("h", new ReplayRequest.AllDead());
    Bench.eventually().until(() -> bench.status("h").dead() == 0);
    assertThat(bench.ledger("h").counts().waiting()).isZero();
    assertThat(seen).isEmpty();
  }

  @Test
  void catalogue_makesItAnUnknownEvent() {
    append("a");
    bench.inbox.blank(ANN);
    StoredEvent blanked = bench.inbox.all().get(0);
    assertThat(bench.catalog.decode(blanked)).isInstanceOf(UnknownEvent.class);
  }
}
