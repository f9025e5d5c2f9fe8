package dev.signalbox.it.handler;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import jakarta.enterprise.context.Dependent;
import java.util.Collection;
import java.util.List;

/** Makes {@code poll.sent} a {@link Poll}. */
@Dependent
public class PollFamily implements EventFamily {

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(new EventType<>("poll.sent", Poll.class, Poll::new));
  }
}
