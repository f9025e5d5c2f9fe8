package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.LedgerTransaction;

/**
 * What both kinds of batch use.
 *
 * @param env what all workers share
 * @param decoder decodes events
 * @param caller calls the handler
 * @param calls where commits are made
 * @param staleness notices changes of the catalogue
 * @param backoff waits between attempts
 * @param reports tells what happened
 */
record BatchTools(
    Environment env,
    Decoder decoder,
    Caller caller,
    Calls calls,
    Staleness staleness,
    Backoff backoff,
    Reports reports) {

  Scribe scribe(Backlog backlog, LedgerTransaction transaction) {
    return new Scribe(env, backoff, reports, backlog, transaction);
  }
}
