package dev.signalbox.core.http;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One query endpoint while it is there. Counts the requests it is answering as permits taken;
 * closing takes them all and never gives them back.
 */
final class QueryRegistration {

  private static final int ALL = Integer.MAX_VALUE;

  private final QueryEndpoint endpoint;
  private final String source;
  private final Semaphore permits = new Semaphore(ALL);

  QueryRegistration(QueryEndpoint endpoint, String source) {
    this.endpoint = endpoint;
    this.source = source;
  }

  String source() {
    return source;
  }

  boolean isOf(QueryEndpoint other) {
    return endpoint == other;
  }

  /**
   * Answers, unless it was closed meanwhile.
   *
   * @throws BadQueryException when the endpoint refused a parameter
   * @throws Exception what else the endpoint threw
   */
  Optional<QueryResult> answer(Query query) throws Exception {
    if (!permits.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Objects.requireNonNull(endpoint.answer(query), "a query endpoint must not answer null"));
    } catch (IllegalArgumentException e) {
      throw new BadQueryException(e);
    } finally {
      permits.release();
    }
  }

  /** Waits for the requests that run; false when some still ran at the end. */
  boolean close(Duration patience) {
    try {
      return permits.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
