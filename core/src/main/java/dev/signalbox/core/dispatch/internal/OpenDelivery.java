package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.core.inbox.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A delivery while the handler has it. Its handler may publish from several threads. */
final class OpenDelivery implements Delivery {

  private final LinqEvent event;
  private final Job job;
  private final String handler;
  private final DerivedEvents events;
  private final List<NewEvent> published = new ArrayList<>(0);
  private boolean over;

  OpenDelivery(LinqEvent event, Job job, String handler, DerivedEvents events) {
    this.event = event;
    this.job = job;
    this.handler = handler;
    this.events = events;
  }

  @Override
  public LinqEvent event() {
    return event;
  }

  @Override
  public long sequence() {
    return job.sequence();
  }

  @Override
  public String handler() {
    return handler;
  }

  @Override
  public int attempt() {
    return job.attempts() + 1;
  }

  @Override
  public boolean replay() {
    return job.replay();
  }

  @Override
  public synchronized void publish(String eventType, Map<String, ?> data) {
    if (over) {
      throw new IllegalStateException(
          "the delivery of "
              + job.event().eventId()
              + " to '"
              + handler
              + "' is over; publish before the handler returns");
    }
    published.add(events.make(event.envelope(), job.sequence(), published.size(), eventType, data));
  }

  /** Ends it; what was published. */
  synchronized List<NewEvent> end() {
    over = true;
    return published;
  }
}
