package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.message.MessageStateChanged;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The types that the stock handlers derive. */
final class DerivedFamily implements EventFamily {

  @Override
  public String name() {
    return "signalbox";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            MessageStateChanged.TYPE, MessageStateChanged.class, MessageStateChanged::from));
  }
}
