package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Forgets a line. The register knows nothing but your own lines, which are no person's data, so for
 * any other handle there is nothing to do. A handle that is one of the lines is taken at its word,
 * as the number may be somebody else's by now: the line goes with its history, and until Linq tells
 * of it again it is one of which nothing is known. Which events were taken in stays, without a word
 * about lines, so that none is taken in again.
 */
@Dependent
public class LinePersonalData implements PersonalData {

  private final LineStore store;

  @Inject
  LinePersonalData(LineStore store) {
    this.store = store;
  }

  @Override
  public int forget(String handle) {
    return store.forget(LineNumber.normal(handle));
  }
}
