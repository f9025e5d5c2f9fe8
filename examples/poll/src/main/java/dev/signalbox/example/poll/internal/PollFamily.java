package dev.signalbox.example.poll.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.example.poll.PollTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Being a bean of this bundle is all it takes to make the types known to the node. */
@ApplicationScoped
class PollFamily implements EventFamily {

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public Collection<EventType<?>> types() {
    return PollTypes.all();
  }
}
