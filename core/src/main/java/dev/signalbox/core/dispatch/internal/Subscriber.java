package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.inbox.HandlerRecord;
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
   * @param position where it stands, as stored
   */
  public Subscription subscribe(HandlerDescriptor handler, long position) {
    int version = env.catalogueVersion().get();
    TypeSelection selection = env.catalog().select(handler);
    Set<String> untyped =
        selection.names().stream()
            .filter(name -> !env.catalog().knows(name))
            .collect(Collectors.toUnmodifiableSet());
    HandlerRecord record =
        records.update(
            handler.name(), (mine, others) -> update(handler, selection, position, mine, others));
    return new Subscription(
        selection, Interests.of(record.interests()), untyped, env.catalog()::knows, version);
  }

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
