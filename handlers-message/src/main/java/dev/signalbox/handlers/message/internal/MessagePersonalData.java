package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what a person wrote, and who it was. */
@Dependent
public class MessagePersonalData implements PersonalData {

  private static final Logger LOG = LoggerFactory.getLogger(MessagePersonalData.class);

  private final Forgetting forgetting;

  @Inject
  MessagePersonalData(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @Override
  public int forget(String handle) {
    int rows = forgetting.forget(handle);
    LOG.info("SBX-6002 conversation store: a person was forgotten, {} rows changed", rows);
    return rows;
  }
}
