package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** What a run came to. Close it when it had a database that others want to delete. */
public final class HandlerResult implements AutoCloseable {

  private final List<Outcome> outcomes;
  private final RunContext context;
  private final Subject subject;

  HandlerResult(List<Outcome> outcomes, RunContext context, Subject subject) {
    this.outcomes = List.copyOf(outcomes);
    this.context = Objects.requireNonNull(context, "context");
    this.subject = Objects.requireNonNull(subject, "subject");
  }

  /** One for each delivery, in the order of arrival, replays behind. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /**
   * What became of an event at its first delivery.
   *
   * @throws IllegalArgumentException when it was no part of the run
   */
  public Outcome of(LinqEvent event) {
    String id = event.envelope().eventId();
    return outcomes.stream()
        .filter(outcome -> outcome.event().envelope().eventId().equals(id) && !outcome.replay())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("event " + id + " was not among those of the run"));
  }

  /** What is in a state. */
  public List<Outcome> in(Outcome.State state) {
    return outcomes.stream().filter(outcome -> outcome.state() == state).toList();
  }

  /** All derived events that were kept. */
  public List<PublishedEvent> published() {
    return outcomes.stream().flatMap(outcome -> outcome.published().stream()).toList();
  }

  /**
   * This, when every event was handled.
   *
   * @throws AssertionError when one is dead or was ignored; what the handler threw is its cause
   */
  public HandlerResult requireHandled() {
    outcomes.stream()
        .filter(outcome -> outcome.state() != Outcome.State.HANDLED)
        .findFirst()
        .ifPresent(HandlerResult::complain);
    return this;
  }

  private static void complain(Outcome outcome) {
    List<Throwable> failures = outcome.failures();
    throw new AssertionError(
        "expected every event to be handled; "
            + outcome.event().envelope().eventType()
            + " "
            + outcome.event().envelope().eventId()
            + " is "
            + outcome.state()
            + " after "
            + outcome.attempts()
            + " attempts",
        failures.isEmpty() ? null : failures.get(failures.size() - 1));
  }

  /** A bean of the handler's, with what it remembers: a query endpoint, for example. */
  public <T> T bean(Class<T> type) {
    return subject.bean(type);
  }

  /**
   * The handler's database, to look at.
   *
   * @throws IllegalArgumentException when the run had none
   */
  public DataSource dataSource() {
    return context.dataSource();
  }

  /** Closes the run's connection to the database, if it had one. */
  @Override
  public void close() {
    context.close();
  }
}
