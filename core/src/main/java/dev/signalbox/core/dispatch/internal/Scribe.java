package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what became of jobs into one transaction and into the backlog, and reports it after the
 * commit. When the transaction fails the backlog is of no use any more and is loaded anew.
 */
final class Scribe {

  private final DispatchSettings settings;
  private final Clock clock;
  private final Backoff backoff;
  private final Reports reports;
  private final Backlog backlog;
  private final LedgerTransaction transaction;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Scribe(
      Environment env,
      Backoff backoff,
      Reports reports,
      Backlog backlog,
      LedgerTransaction transaction) {
    this.settings = env.settings();
    this.clock = env.clock();
    this.backoff = backoff;
    this.reports = reports;
    this.backlog = backlog;
    this.transaction = transaction;
  }

  /** The handler returned. */
  void settled(Job job, Attempt.Settled attempt) {
    forgetWaiting(job);
    if (job.replay()) {
      transaction.removeDead(job.sequence());
    }
    for (NewEvent event : attempt.derived()) {
      transaction.publish(event, job.sequence());
    }
    afterCommit.add(() -> reports.settled(job, attempt));
  }

  /** There is nothing left to hand out. */
  void passed(Job job) {
    forgetWaiting(job);
    if (job.replay()) {
      transaction.removeDead(job.sequence());
    }
  }

  /** The attempt failed. */
  void failed(Job job, String key, String error) {
    int attempts = job.attempts() + 1;
    afterCommit.add(() -> reports.failed(job, attempts, error));
    if (attempts >= settings.maxAttempts()) {
      dead(job, attempts, error);
      return;
    }
    Instant due = now().plus(backoff.after(attempts));
    wait(new WaitingEvent(job.sequence(), key, attempts, due, error, job.replay()));
  }

  /** It will never work. */
  void dead(Job job, int attempts, String error) {
    forgetWaiting(job);
    transaction.putDead(new DeadLetter(job.event(), attempts, error, now()));
    afterCommit.add(() -> reports.died(job, attempts));
  }

  /** It has to wait for its turn. */
  void behind(Job job, String key) {
    if (job.waiting().isEmpty()) {
      wait(new WaitingEvent(job.sequence(), key, 0, now(), "", job.replay()));
    }
  }

  private void wait(WaitingEvent event) {
    transaction.putWaiting(event);
    backlog.put(event);
  }

  private void forgetWaiting(Job job) {
    if (job.waiting().isPresent()) {
      transaction.removeWaiting(job.sequence());
      backlog.remove(job.sequence());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** To be called after the commit. */
  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
