package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.spi.EventFamily;
import java.util.List;

/** The families that are there from the start. */
public final class BuiltInFamilies {

  private BuiltInFamilies() {}

  /** New ones each time, so that catalogues share nothing. */
  public static List<EventFamily> all() {
    return List.of(
        new MessageFamily(),
        new ReactionFamily(),
        new ParticipantFamily(),
        new ChatFamily(),
        new PhoneNumberFamily(),
        new CallFamily(),
        new LocationFamily(),
        new DerivedFamily());
  }
}
