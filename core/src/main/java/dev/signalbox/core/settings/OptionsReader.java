package dev.signalbox.core.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Reads each group of settings, and checks that the values in it fit together. */
final class OptionsReader {

  private final Values values;

  OptionsReader(Values values) {
    this.values = values;
  }

  HttpOptions http() {
    return new HttpOptions(values.get(Keys.HTTP_HOST), values.get(Keys.HTTP_PORT));
  }

  InboxOptions inbox(Path dataDir) {
    Optional<String> dataSource = values.find(Keys.INBOX_DATASOURCE);
    Optional<String> url = values.find(Keys.INBOX_URL);
    values.check(
        dataSource.isEmpty() || url.isEmpty(),
        "signalbox.inbox.datasource and signalbox.inbox.url both say where events are stored; set"
            + " one of them",
        Keys.INBOX_DATASOURCE,
        Keys.INBOX_URL);
    InboxOptions inbox =
        new InboxOptions(
            dataSource
                .map(name -> "datasource:" + name)
                .or(() -> url)
                .orElseGet(() -> "jdbc:sqlite:" + dataDir.resolve("inbox.db")),
            dataSource,
            values.get(Keys.INBOX_POOL_SIZE),
            values.find(Keys.INBOX_SPOOL),
            values.get(Keys.INBOX_RETENTION),
            values.get(Keys.INBOX_UNSETTLED_RETENTION),
            values.get(Keys.INBOX_DEDUPE_HORIZON),
            values.get(Keys.INBOX_MAX_WAITING_EVENTS),
            values.get(Keys.INBOX_MAX_WAITING_BYTES),
            values.get(Keys.INBOX_BUSY_TIMEOUT));
    values.check(
        inbox.spool().isEmpty() || inbox.forSeveralNodes(),
        "is for an inbox on PostgreSQL, while its server is away; one on SQLite needs none",
        Keys.INBOX_SPOOL,
        Keys.INBOX_URL);
    values.check(
        inbox.unsettledRetention().compareTo(inbox.retention()) >= 0,
        "must not be shorter than signalbox.inbox.retention, found "
            + Durations.text(inbox.unsettledRetention())
            + " and "
            + Durations.text(inbox.retention()),
        Keys.INBOX_UNSETTLED_RETENTION,
        Keys.INBOX_RETENTION);
    return inbox;
  }

  ReceiveOptions receive(InboxOptions inbox) {
    ReceiveOptions receive =
        new ReceiveOptions(
            values.get(Keys.MAX_BODY_SIZE),
            values.get(Keys.RECEIVE_TIMEOUT),
            values.get(Keys.RECEIVE_ANSWER_TIMEOUT),
            values.get(Keys.RECEIVE_MAX_BYTES),
            values.get(Keys.RECEIVE_MAX_REQUESTS));
    values.check(
        receive.answerTimeout().compareTo(receive.timeout()) >= 0,
        "signalbox.receive.answer-timeout must not be shorter than signalbox.receive.timeout",
        Keys.RECEIVE_ANSWER_TIMEOUT,
        Keys.RECEIVE_TIMEOUT);
    values.check(
        receive.maxBodySize() <= inbox.maxWaitingBytes(),
        "signalbox.max-body-size must not be above signalbox.inbox.max-waiting-bytes, or the"
            + " largest bodies could never be stored",
        Keys.MAX_BODY_SIZE,
        Keys.INBOX_MAX_WAITING_BYTES);
    values.check(
        // A body that grows is copied: for a moment both the old and the new array are there.
        receive.maxBodySize() <= receive.maxBytes() / 2,
        "signalbox.max-body-size must not be above half of signalbox.receive.max-bytes, or the"
            + " largest bodies could never be read",
        Keys.MAX_BODY_SIZE,
        Keys.RECEIVE_MAX_BYTES);
    return receive;
  }

  RetryOptions retry() {
    RetryOptions retry =
        new RetryOptions(
            values.get(Keys.RETRY_MAX_ATTEMPTS),
            values.get(Keys.RETRY_INITIAL_DELAY),
            values.get(Keys.RETRY_MAX_DELAY),
            values.get(Keys.RETRY_MULTIPLIER),
            values.get(Keys.RETRY_JITTER));
    values.check(
        retry.maxDelay().compareTo(retry.initialDelay()) >= 0,
        "signalbox.retry.max-delay must not be shorter than signalbox.retry.initial-delay",
        Keys.RETRY_MAX_DELAY,
        Keys.RETRY_INITIAL_DELAY);
    return retry;
  }

  BreakerOptions breaker() {
    BreakerOptions breaker =
        new BreakerOptions(
            values.get(Keys.BREAKER_WINDOW),
            values.get(Keys.BREAKER_MINIMUM_CALLS),
            values.get(Keys.BREAKER_FAILURE_RATE).floatValue(),
            values.get(Keys.BREAKER_OPEN_FOR),
            values.get(Keys.BREAKER_HALF_OPEN_CALLS));
    values.check(
        breaker.minimumCalls() <= breaker.window(),
        "signalbox.breaker.minimum-calls must not be above signalbox.breaker.window",
        Keys.BREAKER_MINIMUM_CALLS,
        Keys.BREAKER_WINDOW);
    return breaker;
  }

  DispatchOptions dispatch() {
    return new DispatchOptions(
        values.get(Keys.DISPATCH_BATCH_SIZE),
        values.get(Keys.DISPATCH_BATCH_TIME),
        values.get(Keys.DISPATCH_DRAIN_TIMEOUT),
        values.get(Keys.DISPATCH_POLL),
        values.get(Keys.DERIVED_MAX_DEPTH));
  }

  NodeOptions node() {
    return new NodeOptions(values.find(Keys.NODE_NAME), values.get(Keys.INBOX_SHARDS));
  }

  EmbeddedOptions embedded() {
    return new EmbeddedOptions(
        values.get(Keys.EMBEDDED_PATH),
        values.get(Keys.EMBEDDED_SERVLETS),
        values.find(Keys.EMBEDDED_HANDLER),
        values.get(Keys.EMBEDDED_BEGIN),
        values.get(Keys.EMBEDDED_CONCURRENCY),
        values.get(Keys.EMBEDDED_PACKED_HANDLERS));
  }
}
