package dev.signalbox.simulator.internal.http;

import java.util.concurrent.CompletableFuture;

/** Answers requests, at once or later; waits for nothing. */
@FunctionalInterface
public interface Handler {

  /** The answer, to come. */
  CompletableFuture<Reply> handle(Request request);
}
