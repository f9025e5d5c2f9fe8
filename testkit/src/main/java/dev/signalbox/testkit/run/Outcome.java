package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of one event.
 *
 * @param event the event
 * @param state how it ended
 * @param attempts how often the handler was given it; what a crash took back does not count
 * @param failures what the handler threw, first attempt first
 * @param published the derived events that were kept
 * @param replay whether this is its second delivery, asked for with {@link
 *     HandlerRun#deliverTwice()}
 */
public record Outcome(
    LinqEvent event,
    State state,
    int attempts,
    List<Throwable> failures,
    List<PublishedEvent> published,
    boolean replay) {

  /** How an event ended. */
  public enum State {
    /** Still to be delivered; no run ends with it. */
    WAITING,
    /** The handler returned. */
    HANDLED,
    /** The handler threw at every attempt: the event is a dead letter. */
    DEAD,
    /** No observer takes events of this type. */
    IGNORED
  }

  /** Copies the lists. */
  public Outcome {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(state, "state");
    failures = List.copyOf(failures);
    published = List.copyOf(published);
  }

  static Outcome waiting(LinqEvent event, boolean replay) {
    return new Outcome(event, State.WAITING, 0, List.of(), List.of(), replay);
  }

  Outcome ignored() {
    return new Outcome(event, State.IGNORED, attempts, failures, List.of(), replay);
  }

  Outcome handled(List<PublishedEvent> events) {
    return new Outcome(event, State.HANDLED, attempts + 1, failures, events, replay);
  }

  Outcome failed(Throwable failure, int maxAttempts) {
    List<Throwable> all = new ArrayList<>(failures);
    all.add(failure);
    State next = attempts + 1 < maxAttempts ? State.WAITING : State.DEAD;
    return new Outcome(event, next, attempts + 1, all, List.of(), replay);
  }
}
