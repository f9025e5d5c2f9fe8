package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets who was in which chat. */
@Dependent
public class ChatPersonalData implements PersonalData {

  private static final Logger LOG = LoggerFactory.getLogger(ChatPersonalData.class);

  private final Forgetting forgetting;

  @Inject
  ChatPersonalData(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @Override
  public int forget(String handle) {
    int rows = forgetting.forget(handle);
    LOG.info("SBX-6024 chat directory: a person was forgotten, {} rows changed or removed", rows);
    return rows;
  }
}
