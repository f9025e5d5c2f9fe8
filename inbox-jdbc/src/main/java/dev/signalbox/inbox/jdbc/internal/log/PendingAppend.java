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
 * @param done ends after the commit
 */
public record PendingAppend(
    NewEvent event, Digest128 key, Digest128 bodyDigest, CompletableFuture<AppendResult> done) {

  /** Digests the event; done by the appending thread, of which there are many. */
  public static PendingAppend of(NewEvent event) {
    return new PendingAppend(
        event, Digest128.ofKey(event), Digest128.ofBody(event.body()), new CompletableFuture<>());
  }

  /** What it weighs in the queue. */
  public int bytes() {
    return event.body().length;
  }
}
