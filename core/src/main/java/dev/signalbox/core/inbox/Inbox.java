package dev.signalbox.core.inbox;

import dev.signalbox.core.shared.SharedState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable log of verified deliveries. Every method may be called from any thread. Everything
 * but {@link #append} may wait for the disk and throws {@link InboxException} when the store fails.
 */
@ProviderType
public interface Inbox extends AutoCloseable {

  /**
   * Stores an event and its dedupe key in one commit. Never blocks. The stage ends after the commit
   * is on disk, on a thread that must not be kept: hand longer work over.
   *
   * @return ends with the result, or fails with {@link InboxFullException} (too much is waiting,
   *     nothing was stored) or {@link InboxUnavailableException} (disk full, I/O error, closed; not
   *     stored as far as can be known, so the sender must be asked to come again)
   */
  CompletionStage<AppendResult> append(NewEvent event);

  /**
   * Registers something to be called after each commit that stored events, from the committing
   * thread: a nudge only.
   */
  void onAppended(Runnable nudge);

  /** The highest sequence that is committed; 0 for an empty log that never held anything. */
  long lastSequence();

  /**
   * Reads on in the order of sequence, only readable events.
   *
   * @param after sequences above this
   * @param types only these types; empty for all
   * @param limit at most so many events
   */
  EventPage read(long after, Collection<String> types, int limit);

  /**
   * The same, of events in some shards only, where the store knows what shard an event is in.
   *
   * @param shards which
   */
  default EventPage read(long after, Collection<String> types, Shards shards, int limit) {
    return read(after, types, limit);
  }

  /** The events with these sequences that are still there, in the order of sequence. */
  List<StoredEvent> bySequence(Collection<Long> sequences);

  /** The events with this id, over all endpoints, oldest first. */
  List<StoredEvent> byEventId(String eventId);

  /** Events for an operator, unreadable ones too. */
  List<StoredEvent> search(EventSearch search);

  /**
   * The first and the last sequence received in a span of time, when there is any: the bounds of a
   * replay.
   */
  Optional<SequenceRange> range(Instant from, Instant to);

  /**
   * Unreadable events, newest first, with sequences below {@code before}, at most {@code limit}.
   */
  List<StoredEvent> unreadable(long before, int limit);

  /**
   * How many events, unreadable events and conflicts the log holds now. Cheap enough to be asked
   * every second.
   */
  InboxCounts counts();

  /** All handlers ever seen, by name. */
  List<HandlerRecord> handlers();

  /** Stores what is known of a handler, replacing what was known. Durable when it returns. */
  void saveHandler(HandlerRecord handler);

  /** The nodes that share the store and are there now; empty where no other node can be. */
  default List<NodeRecord> nodes() {
    return List.of();
  }

  /**
   * Lets other nodes know how the handlers of this one stand.
   *
   * @param reports is asked every other second, by a thread of the store
   */
  default void reportTo(Supplier<List<HandlerReport>> reports) {
    // Nobody else uses such a store.
  }

  /**
   * The ledger and the tables of one handler; the same object for the same name. A ledger stays
   * open until the inbox is closed.
   */
  HandlerLedger ledger(String handlerName);

  /**
   * Removes old events and old dedupe keys.
   *
   * @param settledBefore events received before this go when their sequence is at most {@code
   *     settledThrough}
   * @param settledThrough every handler is done with events up to here
   * @param anyBefore events received before this go in any case
   * @return how many events went
   */
  int purge(Instant settledBefore, long settledThrough, Instant anyBefore);

  /**
   * Takes a person out of everything that is stored, as {@link Blanking} says: of events, kept
   * beginnings of conflicts, dead letters and waiting derived events that name the handle the body
   * is replaced, of errors the text. Sequences, dedupe keys and digests stay, so a duplicate stays
   * a duplicate. Works in small steps, between which appends and handlers go on; when it fails half
   * way, doing it again does the rest.
   *
   * @param handle phone number in E.164 or e-mail address, as Linq writes it
   * @return how many bodies and errors were replaced
   * @throws IllegalArgumentException when it can be neither
   */
  int blank(String handle);

  /**
   * Makes what was removed from the databases of handlers unreadable in their files as well, where
   * a store keeps any. Never fails: what cannot be done now is logged.
   */
  default void scrub() {
    // A store that keeps no files has nothing to do.
  }

  /** What the nodes of this inbox share beside it; empty where only one node uses such a store. */
  default Optional<SharedState> shared() {
    return Optional.empty();
  }

  /** Whether appends can succeed now; with the reason when they can't. */
  InboxState state();

  /** Commits what is waiting, then closes everything. Appends after this fail as unavailable. */
  @Override
  void close();
}
