package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.Interest;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.MutableClock;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Shards that stand apart are brought to one position, and none of their events is left out. */
class AlignmentTest {

  private static final int SHARDS = 4;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final List<StoredEvent> log = new ArrayList<>();
  private final List<WaitingEvent> waiting = new ArrayList<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();

  /** Event n is in shard n modulo the number of shards. */
  private Inbox inbox() {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("read");
              return read(
                  (long) arguments[0],
                  (Collection<?>) arguments[1],
                  (Shards) arguments[2],
                  (int) arguments[3]);
            });
  }

  private EventPage read(long after, Collection<?> types, Shards shards, int limit) {
    List<StoredEvent> found =
        log.subList((int) after, log.size()).stream()
            .filter(event -> types.isEmpty() || types.contains(event.eventType()))
            .filter(event -> shards.numbers().contains((int) (event.sequence() % SHARDS)))
            .limit(limit)
            .toList();
    long end = log.isEmpty() ? after : Math.max(after, log.get(log.size() - 1).sequence());
    return new EventPage(found, found.size() == limit ? found.get(limit - 1).sequence() : end);
  }

  private LedgerTransaction transaction(Map<Integer, Long> stand) {
    return (LedgerTransaction)
        Proxy.newProxyInstance(
            LedgerTransaction.class.getClassLoader(),
            new Class<?>[] {LedgerTransaction.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "positions" -> stand;
                  case "putWaiting" -> waiting.add((WaitingEvent) arguments[0]) ? null : null;
                  case "putDead" -> dead.add((DeadLetter) arguments[0]) ? null : null;
                  case "position" -> positions.add((Long) arguments[0]) ? null : null;
                  default -> throw new AssertionError(method);
                });
  }

  private Alignment alignment() {
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    Environment env =
        new Environment(
            inbox(),
            new EventCatalog(codec),
            codec,
            DispatchSettings.defaults(),
            new MutableClock(NOW),
            Thread::new,
            DispatchListener.NONE,
            new AtomicInteger());
    return new Alignment(env, new Shards(SHARDS, Set.of(0, 1, 2, 3)));
  }

  private void log(int from, int to, String type, String data) {
    for (int i = from; i <= to; i++) {
      String body =
          "{\"event_type\":\"" + type + "\",\"event_id\":\"e" + i + "\",\"data\":" + data + "}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      log.add(new StoredEvent(i, "main", "e" + i, type, true, NOW, bytes));
    }
  }

  private static Optional<HandlerRecord> takes(Interest... interests) {
    return Optional.of(new HandlerRecord("h", NOW, false, List.of(interests)));
  }

  private static final Interest ALL_OF_A = new Interest("a.b", -1, 0);

  @Test
  void eventsBetween_waitWhereTheirShardWasBehind() {
    log(1, 12, "a.b", "{\"chat_id\":\"c\"}");

    long reached =
        alignment().run(transaction(Map.of(0, 10L, 1, 4L, 2, 10L, 3, 6L)), takes(ALL_OF_A));

    assertThat(reached).isEqualTo(10);
    assertThat(positions).containsExactly(10L);
    assertThat(waiting).extracting(WaitingEvent::sequence).containsExactlyInAnyOrder(5L, 9L, 7L);
    assertThat(waiting)
        .allMatch(event -> event.orderKey().equals("c") && event.attempts() == 0)
        .allMatch(event -> event.due().equals(Instant.parse("2026-03-01T12:00:00.123Z")));
    assertThat(dead).isEmpty();
  }

  @Test
  void eventsThatAreNotTaken_areLeftOut() {
    log(1, 4, "x.y", "{}");
    log(5, 12, "a.b", "{}");

    alignment()
        .run(
            transaction(Map.of(0, 12L, 1, 0L, 2, 12L, 3, 12L)),
            takes(new Interest("a.b", 5, 13), new Interest("*", -1, 100)));

    assertThat(waiting).extracting(WaitingEvent::sequence).containsExactly(5L);
  }

  @Test
  void eventThatCannotBeRead_isDead() {
    log(1, 1, "message.received", "7");

    alignment()
        .run(
            transaction(Map.of(0, 1L, 1, 0L, 2, 1L, 3, 1L)),
            takes(new Interest("message.received", -1, 0)));

    assertThat(waiting).isEmpty();
    assertThat(dead)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.event().sequence()).isEqualTo(1);
              assertThat(letter.attempts()).isZero();
              assertThat(letter.error()).contains("UnreadableEventException");
            });
  }

  @Test
  void newHandler_onlyGetsAPosition() {
    log(1, 8, "a.b", "{}");

    assertThat(alignment().run(transaction(Map.of(0, 8L, 1, 0L, 2, 3L, 3, 8L)), Optional.empty()))
        .isEqualTo(8);
    assertThat(waiting).isEmpty();
    assertThat(positions).containsExactly(8L);
  }

  @Test
  void shardsAtOnePlace_areNotReadFor() {
    log(1, 8, "a.b", "{}");

    assertThat(alignment().run(transaction(Map.of(0, 4L, 1, 4L, 2, 4L, 3, 4L)), takes(ALL_OF_A)))
        .isEqualTo(4);
    assertThat(waiting).isEmpty();
  }

  @Test
  void manyPages_areReadToTheEnd_andTooManyAreRefused() {
    int last = 4 * Rounds.MOST_WAITING;
    log(1, last, "a.b", "{}");
    long wanted = 4L * 1_000 + 1;
    alignment().run(transaction(Map.of(0, wanted, 1, 0L, 2, wanted, 3, wanted)), takes(ALL_OF_A));
    assertThat(waiting).hasSize(1_001);

    waiting.clear();
    long most = 4L * (Rounds.MOST_WAITING - 1) + 1;
    alignment().run(transaction(Map.of(0, most, 1, 0L, 2, most, 3, most)), takes(ALL_OF_A));
    assertThat(waiting).hasSize(Rounds.MOST_WAITING);

    log(last + 1, last + 4, "a.b", "{}");
    assertThatThrownBy(
            () ->
                alignment()
                    .run(
                        transaction(Map.of(0, last + 4L, 1, 0L, 2, last + 4L, 3, last + 4L)),
                        takes(ALL_OF_A)))
        .isInstanceOf(InboxUnavailableException.class)
        .hasMessageContaining("100000 events apart");
  }
}
