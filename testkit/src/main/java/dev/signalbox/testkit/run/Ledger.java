package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The node's part in a run: what was delivered, what waits, what is dead; all of it in memory. */
final class Ledger {

  private final RunContext context;
  private final Function<RunContext, Subject> subjects;
  private final Faults faults;
  private final int maxAttempts;
  private final int batchSize;
  private Subject subject;
  private List<Outcome> outcomes = new ArrayList<>();
  private List<Outcome> committed = List.of();
  private int calls;
  private int uncommitted;

  Ledger(
      RunContext context,
      Function<RunContext, Subject> subjects,
      Faults faults,
      int maxAttempts,
      int batchSize) {
    this.context = context;
    this.subjects = subjects;
    this.faults = faults;
    this.maxAttempts = maxAttempts;
    this.batchSize = batchSize;
    this.subject = subjects.apply(context);
  }

  HandlerResult run(List<LinqEvent> events) {
    start();
    List<LinqEvent> typed = events.stream().map(subject::typed).toList();
    faults.arrival(typed).forEach(event -> outcomes.add(Outcome.waiting(event, false)));
    finish();
    if (faults.twice()) {
      outcomes.stream()
          .filter(outcome -> outcome.state() == Outcome.State.HANDLED)
          .toList()
          .forEach(outcome -> outcomes.add(Outcome.waiting(outcome.event(), true)));
      finish();
    }
    return new HandlerResult(outcomes, context, subject);
  }

  private void start() {
    try {
      subject.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the handler could not be started: " + e.getMessage(), e);
    }
  }

  /** Rounds until nothing waits; a crash ends a round. */
  private void finish() {
    commit();
    while (outcomes.stream().anyMatch(Ledger::waits)) {
      round();
    }
    commit();
  }

  /** Each waiting event once, but none past an earlier one of its key that waits. */
  private void round() {
    Set<String> held = new HashSet<>();
    for (int place = 0; place < outcomes.size(); place++) {
      Outcome outcome = outcomes.get(place);
      if (!waits(outcome) || outcome.event().orderKey().filter(held::contains).isPresent()) {
        continue;
      }
      Outcome next = subject.takes(outcome.event()) ? deliver(outcome, place) : outcome.ignored();
      outcomes.set(place, next);
      if (faults.crashes(calls) && next.attempts() > outcome.attempts()) {
        crash();
        return;
      }
      if (waits(next)) {
        next.event().orderKey().ifPresent(held::add);
      }
      if (uncommitted >= batchSize) {
        commit();
      }
    }
    commit();
  }

  private static boolean waits(Outcome outcome) {
    return outcome.state() == Outcome.State.WAITING;
  }

  private Outcome deliver(Outcome outcome, int place) {
    calls++;
    uncommitted++;
    RunDelivery delivery =
        new RunDelivery(
            outcome.event(),
            place(outcome, place) + 1L,
            context.handler(),
            outcome.attempts() + 1,
            outcome.replay());
    context.database().ifPresent(RunDatabase::begin);
    context.enter(delivery);
    try {
      subject.handle(delivery);
      faults.failIfAsked(calls);
      context.database().ifPresent(RunDatabase::keep);
      return outcome.handled(delivery.end());
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // Whatever a handler may throw asks for a retry, an assertion of the test's as well.
      delivery.end();
      context.database().ifPresent(RunDatabase::undo);
      return outcome.failed(e, maxAttempts);
    } finally {
      context.leave();
    }
  }

  /** A replayed event has the place in the log that it always had. */
  private int place(Outcome outcome, int place) {
    if (!outcome.replay()) {
      return place;
    }
    List<LinqEvent> events = outcomes.stream().map(Outcome::event).toList();
    return events.indexOf(outcome.event());
  }

  private void commit() {
    context.database().ifPresent(RunDatabase::commit);
    committed = List.copyOf(outcomes);
    uncommitted = 0;
  }

  private void crash() {
    context.database().ifPresent(RunDatabase::crash);
    outcomes = new ArrayList<>(committed);
    uncommitted = 0;
    subject = subjects.apply(context);
    start();
  }
}
