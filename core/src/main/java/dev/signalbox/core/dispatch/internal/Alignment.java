package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings all shards of a handler to the same position, so that a change of what it takes has one
 * place in the log. What those farther back have not had yet is put among the waiting.
 */
final class Alignment {

  private final Environment env;
  private final Shards all;
  private final Decoder decoder;
  private int moved;

  /** Of all shards of a handler. */
  Alignment(Environment env, Shards all) {
    this.env = env;
    this.all = all;
    this.decoder = new Decoder(env.catalog());
  }

  /**
   * Does it, in a transaction that amends the ledger.
   *
   * @param record what the handler took until now; empty for a new one
   * @return where all stand then
   * @throws InboxUnavailableException when they stand too far apart
   */
  long run(LedgerTransaction transaction, Optional<HandlerRecord> record) {
    Map<Integer, Long> positions = transaction.positions();
    long reached = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (record.isPresent()) {
      Interests interests = Interests.of(record.get().interests());
      positions.forEach(
          (shard, position) -> {
            if (position < reached) {
              move(transaction, interests, shard, position, reached);
            }
          });
    }
    transaction.position(reached);
    return reached;
  }

  private void move(
      LedgerTransaction transaction, Interests interests, int shard, long position, long reached) {
    Shards one = new Shards(all.of(), Set.of(shard));
    long after = position;
    while (after < reached) {
      EventPage page = env.inbox().read(after, interests.filter(), one, env.settings().batchSize());
      page.events().stream()
          .filter(event -> event.sequence() <= reached)
          .filter(event -> takes(interests, event))
          .forEach(event -> move(transaction, event));
      after = page.through() > after ? page.through() : reached;
    }
  }

  private boolean takes(Interests interests, StoredEvent event) {
    return interests
        .governing(event.eventType(), env.catalog().knows(event.eventType()))
        .filter(take -> take.takes(event.sequence()))
        .isPresent();
  }

  private void move(LedgerTransaction transaction, StoredEvent event) {
    if (++moved > Rounds.MOST_WAITING) {
      throw new InboxUnavailableException(
          "the nodes that work this handler stand more than "
              + Rounds.MOST_WAITING
              + " events apart; what it takes can be changed when they have caught up");
    }
    Instant now = env.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Decoded decoded = decoder.decode(event);
    if (decoded instanceof Decoded.Unreadable unreadable) {
      transaction.putDead(new DeadLetter(event, 0, unreadable.error(), now));
    } else {
      transaction.putWaiting(new WaitingEvent(event.sequence(), decoded.key(), 0, now, "", false));
    }
  }
}
