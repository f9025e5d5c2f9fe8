package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.NewEvent;
import java.util.concurrent.CompletableFuture;

/**
 * An append on its way to the disk.
 *
 * @param event what is appended
 * @param key its dedupe key
 * @param bodyDigest tells a duplicate from a conflict
 * @param orderHash where several nodes share the work, decides on whose it is
 * @param done ends after the commit
 */
public record PendingAppend(
    NewEvent event,
    Digest128 key,
    Digest128 bodyDigest,
    int orderHash,
    CompletableFuture<AppendResult> done) {

  /** Digests the event; done by the appending thread, of which there are many. */
  public static PendingAppend of(NewEvent event) {
    return new PendingAppend(
        event,
        Digest128.ofKey(event),
        Digest128.ofBody(event.body()),
        0,
        new CompletableFuture<>());
  }

  /** The same with another order hash. */
  public PendingAppend with(int hash) {
    return new PendingAppend(event, key, bodyDigest, hash, done);
  }

  /** What it weighs in the queue. */
  public int bytes() {
    return event.body().length;
  }
}
