package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Forgets a person: their handle vanishes from every call, as caller and as called. The calls
 * themselves, with their times and outcomes, stay.
 */
@Dependent
public class CallPersonalData implements PersonalData {

  private final CallLog log;

  @Inject
  CallPersonalData(CallLog log) {
    this.log = log;
  }

  @Override
  public int forget(String handle) {
    return log.forget(handle);
  }
}
