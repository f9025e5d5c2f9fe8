package dev.signalbox.testkit.run;

import dev.signalbox.api.Cause;
import dev.signalbox.api.Data;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A delivery while the handler has it; what may be published is what the node would take. */
final class RunDelivery implements Delivery {

  private static final Pattern TYPE = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)+");
  private static final int MAX_DEPTH = 8;

  private final LinqEvent event;
  private final long sequence;
  private final String handler;
  private final int attempt;
  private final boolean replay;
  private final List<PublishedEvent> published = new ArrayList<>();
  private boolean over;

  RunDelivery(LinqEvent event, long sequence, String handler, int attempt, boolean replay) {
    this.event = event;
    this.sequence = sequence;
    this.handler = handler;
    this.attempt = attempt;
    this.replay = replay;
  }

  @Override
  public LinqEvent event() {
    return event;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public String handler() {
    return handler;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public boolean replay() {
    return replay;
  }

  @Override
  public synchronized void publish(String eventType, Map<String, ?> data) {
    if (over) {
      throw new IllegalStateException(
          "the delivery of "
              + envelope().eventId()
              + " is over; publish before the handler returns");
    }
    if (eventType == null || eventType.length() > 200 || !TYPE.matcher(eventType).matches()) {
      throw new IllegalArgumentException(
          "expected an event type like acme.order.placed, found '" + eventType + "'");
    }
    if (data == null) {
      throw new IllegalArgumentException("expected the data of " + eventType + ", found null");
    }
    if (envelope().cause().map(Cause::depth).orElse(0) >= MAX_DEPTH) {
      throw new IllegalStateException(
          "a chain of derived events may be " + MAX_DEPTH + " long; found a longer one");
    }
    published.add(new PublishedEvent(eventType, Data.of(data), envelope().eventId()));
  }

  /** Ends it; what was published. */
  synchronized List<PublishedEvent> end() {
    over = true;
    return List.copyOf(published);
  }
}
