package dev.signalbox.example.stockalert;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The order desk publishes plain data; this gives it a type for whoever observes it. */
@ApplicationScoped
class OrderFamily implements EventFamily {

  @Override
  public String name() {
    return "orderdesk";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(new EventType<>(OrderPlaced.TYPE, OrderPlaced.class, OrderPlaced::of));
  }
}
