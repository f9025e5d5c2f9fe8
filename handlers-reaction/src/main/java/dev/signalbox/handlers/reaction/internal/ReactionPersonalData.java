package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Forgets persons. Somebody else's reactions go with all their rows, so that totals get lower. From
 * the reactions of your own line only the handle goes: they are yours, not a person's. Which events
 * were taken in stays, without a word about persons, so that none is taken in again.
 */
@Dependent
public class ReactionPersonalData implements PersonalData {

  private final ReactionStore store;

  @Inject
  ReactionPersonalData(ReactionStore store) {
    this.store = store;
  }

  @Override
  public int forget(String handle) {
    String who = Person.normal(handle);
    // The empty handle stands for reactions that name nobody.
    return who.isEmpty() ? 0 : store.forget(who);
  }
}
