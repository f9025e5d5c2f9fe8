package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.Shards;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Works out what a handler takes, and has it remembered. */
public final class Subscriber {

  private final Environment env;
  private final Records records;
  private final Predicate<String> builtIn;

  /**
   * @param builtIn whether a type was known from the start
   */
  public Subscriber(Environment env, Records records, Predicate<String> builtIn) {
    this.env = env;
    this.records = records;
    this.builtIn = builtIn;
  }

  /**
   * Subscribes a handler, or brings its subscription up to date with the catalogue.
   *
   * <p>Where several nodes work a handler they have to agree on what it takes, or events that one
   * of them passes by would be missing to the next version of it. The newest subscription counts,
   * but not one that only takes less while other nodes are at work.
   *
   * @param position where it stands, as stored; of no meaning to a shared ledger
   */
  public Subscription subscribe(HandlerDescriptor handler, HandlerLedger ledger, long position) {
    int version = env.catalogueVersion().get();
    TypeSelection selection = env.catalog().select(handler);
    HandlerRecord record =
        ledger.shared()
            ? agree(handler, selection, ledger)
            : records.update(
                handler.name(),
                (mine, others) -> update(handler, selection, position, mine, others));
    return subscription(selection, record, version);
  }

  private Subscription subscription(TypeSelection selection, HandlerRecord record, int version) {
    Set<String> untyped =
        selection.names().stream()
            .filter(name -> !env.catalog().knows(name))
            .collect(Collectors.toUnmodifiableSet());
    return new Subscription(
        selection, Interests.of(record.interests()), untyped, env.catalog()::knows, version);
  }

  private HandlerRecord agree(
      HandlerDescriptor handler, TypeSelection selection, HandlerLedger ledger) {
    Records.Known before = records.known(handler.name());
    if (before.mine().isPresent()) {
      HandlerRecord mine = before.mine().get();
      HandlerRecord wanted = update(handler, selection, 0, before.mine(), before.others());
      if (wanted.equals(mine) || takesLess(wanted, mine) && !ledger.alone()) {
        return mine;
      }
    }
    try (LedgerTransaction transaction = ledger.amend()) {
      Records.Known now = records.known(handler.name());
      long reached =
          new Alignment(env, new Shards(ledger.shards(), transaction.positions().keySet()))
              .run(transaction, now.mine());
      HandlerRecord changed = update(handler, selection, reached, now.mine(), now.others());
      transaction.saveHandler(changed);
      transaction.commit();
      return changed;
    }
  }

  private static boolean takesLess(HandlerRecord wanted, HandlerRecord had) {
    List<String> less = Interests.of(wanted.interests()).active();
    List<String> more = Interests.of(had.interests()).active();
    return !less.equals(more) && (more.contains(Interests.ALL) || more.containsAll(less));
  }

  /**
   * What all nodes that work a handler have agreed on now.
   *
   * @return empty when this node's handler takes something else, so that it must not be worked here
   */
  Optional<Agreed> agreed(HandlerDescriptor handler) {
    int version = env.catalogueVersion().get();
    TypeSelection selection = env.catalog().select(handler);
    Records.Known known = records.known(handler.name());
    return known
        .mine()
        .filter(mine -> update(handler, selection, 0, known.mine(), known.others()).equals(mine))
        .map(mine -> new Agreed(subscription(selection, mine, version), mine.paused()));
  }

  /**
   * What is stored for all nodes.
   *
   * @param subscription what the handler takes
   * @param paused whether an operator has stopped it
   */
  record Agreed(Subscription subscription, boolean paused) {}

  private HandlerRecord update(
      HandlerDescriptor handler,
      TypeSelection selection,
      long position,
      Optional<HandlerRecord> mine,
      List<HandlerRecord> others) {
    InterestRules rules =
        new InterestRules(
            handler.begin(),
            others.stream().map(record -> Interests.of(record.interests())).toList(),
            env.inbox().lastSequence(),
            env.catalog()::knows,
            builtIn);
    Interests had =
        mine.map(record -> Interests.of(record.interests())).orElse(new Interests(Map.of()));
    Instant now = env.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return new HandlerRecord(
        handler.name(),
        mine.map(HandlerRecord::firstSeen).orElse(now),
        mine.map(HandlerRecord::paused).orElse(false),
        rules.update(had, selection, position).toList());
  }

  /** What is remembered of a handler that was subscribed. */
  HandlerRecord record(String name) {
    return records.find(name).orElseThrow();
  }

  /** Remembers how far a handler has caught up. */
  public Subscription caughtUp(String name, Subscription subscription, long through) {
    Interests changed = subscription.interests().caughtUp(through);
    records.update(
        name,
        (mine, others) -> {
          HandlerRecord record = mine.orElseThrow();
          return new HandlerRecord(name, record.firstSeen(), record.paused(), changed.toList());
        });
    return subscription.with(changed);
  }
}
