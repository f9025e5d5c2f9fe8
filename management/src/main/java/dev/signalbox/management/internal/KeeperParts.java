package dev.signalbox.management.internal;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.ApplyLock;
import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.internal.state.Journal;
import dev.signalbox.management.secret.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a keeper is made of.
 *
 * @param linq is called
 * @param endpoints whose subscriptions are kept
 * @param secrets keeps the secrets
 * @param journal keeps everything else
 * @param lock among nodes
 * @param receiving gets the secrets
 * @param installed what the installed handlers observe now
 * @param known the types that Linq may send and that a family knows
 * @param lastReceipt when an endpoint got its last verified delivery
 * @param narrowAfter how long a type that nobody observes any more stays subscribed
 * @param deleteReplacedAfter how long a subscription goes on when another has taken its place
 * @param retireAfter how long the secret of a deleted subscription is taken
 * @param patience how long an operator waits for another one's change
 * @param clock for everything
 * @param steps hears of each step
 */
public record KeeperParts(
    LinqApi linq,
    List<Endpoint> endpoints,
    SecretStore secrets,
    Journal journal,
    ApplyLock lock,
    Receiving receiving,
    Supplier<TypeSelection> installed,
    Supplier<? extends Collection<String>> known,
    Function<String, Optional<Instant>> lastReceipt,
    Duration narrowAfter,
    Duration deleteReplacedAfter,
    Duration retireAfter,
    Duration patience,
    Clock clock,
    Steps steps) {

  /** Puts them together. */
  public Keeper keeper() {
    Endpoints usable = new Endpoints(endpoints);
    Memory memory = new Memory(secrets, journal, retireAfter, clock);
    Rings rings = new Rings(usable, memory, receiving, clock);
    Looking looking =
        new Looking(linq, memory, usable, new Desire(usable, narrowAfter, clock), installed, known);
    Work work = new Work(linq, memory, rings, deleteReplacedAfter, clock, steps);
    return new Keeper(
        usable, memory, rings, looking, work, new Turn(lock, patience), lastReceipt, clock);
  }

  /** Names none of the parts. */
  @Override
  public String toString() {
    return "KeeperParts";
  }
}
