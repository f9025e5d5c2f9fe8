package dev.signalbox.core.catalog;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a plug-in would bring; public, so that a loader of its own can define it too. */
public final class PollFamily implements EventFamily {

  /** A family interface of the plug-in's. */
  public interface PollEvent extends LinqEvent {}

  /** One of its types. */
  public record PollReceived(Envelope envelope, String question) implements PollEvent {
    @Override
    public Optional<String> orderKey() {
      return Optional.of(question);
    }
  }

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            "poll.received",
            PollReceived.class,
            e -> new PollReceived(e, e.data().string("question").orElse("?"))));
  }
}
