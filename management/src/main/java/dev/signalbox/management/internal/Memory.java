package dev.signalbox.management.internal;

import dev.signalbox.management.internal.state.Journal;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.plan.Owned;
import dev.signalbox.management.secret.SecretStore;
import dev.signalbox.management.secret.StoredSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The secrets and the journal together. Changed by whoever holds the apply lock. */
public final class Memory {

  private final SecretStore secrets;
  private final Journal journal;
  private final Duration retireAfter;
  private final Clock clock;

  /**
   * Of both.
   *
   * @param retireAfter how long the secret of a deleted subscription is still taken
   */
  public Memory(SecretStore secrets, Journal journal, Duration retireAfter, Clock clock) {
    this.secrets = secrets;
    this.journal = journal;
    this.retireAfter = retireAfter;
    this.clock = clock;
  }

  State state() {
    return journal.read();
  }

  State change(UnaryOperator<State> change) {
    return journal.change(change);
  }

  List<StoredSecret> secrets() {
    return secrets.load();
  }

  Optional<StoredSecret> secretOf(String subscriptionId) {
    return secrets().stream()
        .filter(secret -> secret.subscriptionId().equals(subscriptionId))
        .findFirst();
  }

  void keep(StoredSecret secret) {
    secrets.save(secret);
  }

  /** Its subscription is deleted: what Linq still retries was signed with it. */
  void retire(String subscriptionId) {
    Instant end = clock.instant().plus(retireAfter);
    secretOf(subscriptionId)
        .filter(secret -> secret.notAfter().isEmpty())
        .ifPresent(secret -> secrets.save(secret.withNotAfter(Optional.of(end))));
    change(state -> state.withoutKept(subscriptionId));
  }

  /** Its subscription turned out to be there. */
  void restore(String subscriptionId) {
    secretOf(subscriptionId)
        .filter(secret -> secret.notAfter().isPresent())
        .ifPresent(secret -> secrets.save(secret.withNotAfter(Optional.empty())));
  }

  void forgetExpired() {
    Instant now = clock.instant();
    secrets().stream()
        .filter(secret -> secret.notAfter().filter(now::isAfter).isPresent())
        .forEach(secret -> secrets.remove(secret.id()));
  }

  /** All subscriptions that are ours, whether Linq still has them or not. */
  List<Owned> owned() {
    State state = state();
    List<Owned> owned = new ArrayList<>();
    for (StoredSecret secret : secrets()) {
      owned.add(
          new Owned(
              secret.subscriptionId(),
              secret.endpoint(),
              secret.createdAt(),
              secret.notAfter().isPresent()
                  || state.leaving().containsKey(secret.subscriptionId())));
    }
    state
        .kept()
        .forEach(
            (id, endpoint) ->
                owned.add(new Owned(id, endpoint, Instant.EPOCH, state.leaving().containsKey(id))));
    return owned;
  }

  /** Differs whenever anything of it does. */
  String stamp() {
    return journal.stamp() + ' ' + secrets.stamp();
  }
}
