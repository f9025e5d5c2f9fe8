package dev.signalbox.core.settings;

import dev.signalbox.api.spi.Begin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting there is, but for those of endpoints. */
final class Keys {

  static final String PREFIX = "signalbox.";

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  static final Key<String> HTTP_HOST =
      Key.of(
          "signalbox.http.host",
          ValueType.host(),
          "127.0.0.1",
          "The address to listen at. The default takes connections from this machine only, as from"
              + " a TLS proxy beside it; 0.0.0.0 takes them from everywhere.");
  static final Key<Integer> HTTP_PORT =
      Key.of(
          "signalbox.http.port",
          ValueType.integer(0, 65535),
          "8080",
          "The port to listen at; 0 takes any free one.");
  static final Key<Path> DATA_DIR =
      Key.of(
          "signalbox.data.dir",
          ValueType.folder(),
          "data",
          "The folder for everything that must outlive a restart.");
  static final Key<Path> HANDLERS_DIR =
      Key.optional(
          "signalbox.handlers.dir",
          ValueType.folder(),
          "",
          "The folder that is watched for handler bundles.");
  static final Key<Path> HANDLERS_CONF_DIR =
      Key.optional(
          "signalbox.handlers.conf-dir",
          ValueType.folder(),
          "<folder of the settings file>/handlers",
          "The folder with the settings of handlers, <handler>.properties for each that has any;"
              + " a change in a file needs no restart.");
  static final Key<String> ADMIN_TOKEN =
      Key.secret(
          "signalbox.admin.token",
          ValueType.token(),
          "",
          "The bearer token for /signalbox/api/. Without it those paths answer 403.");

  static final Key<String> INBOX_URL =
      Key.secret(
          "signalbox.inbox.url",
          ValueType.inboxUrl(),
          "jdbc:sqlite:<signalbox.data.dir>/inbox.db",
          "Where events are stored. discard: verifies and acknowledges without storing: for"
              + " measuring only, every event is lost.");
  static final Key<String> INBOX_DATASOURCE =
      Key.optional(
          "signalbox.inbox.datasource",
          ValueType.jndiName(),
          "",
          "Within an application, instead of signalbox.inbox.url: the name (JNDI) of a data source"
              + " of the server, on PostgreSQL and without JTA.");
  static final Key<Integer> INBOX_POOL_SIZE =
      Key.of(
          "signalbox.inbox.pool-size",
          ValueType.integer(2, 1000),
          "16",
          "How many connections to PostgreSQL a node shares among its threads at most; beside them"
              + " it has four, and one for each handler that it works.");
  static final Key<Path> INBOX_SPOOL =
      Key.optional(
          "signalbox.inbox.spool",
          ValueType.folder(),
          "",
          "A folder on a disk of this node alone, in which deliveries are kept, and answered 200,"
              + " while PostgreSQL is away. Without it they are answered 503 then.");
  static final Key<Duration> INBOX_RETENTION =
      Key.of(
          "signalbox.inbox.retention",
          ValueType.duration(HOUR, TEN_YEARS),
          "30d",
          "How long events stay that every handler is done with.");
  static final Key<Duration> INBOX_UNSETTLED_RETENTION =
      Key.of(
          "signalbox.inbox.unsettled-retention",
          ValueType.duration(HOUR, TEN_YEARS),
          "90d",
          "How long events stay at most, also when a handler is not done with them.");
  static final Key<Duration> INBOX_DEDUPE_HORIZON =
      Key.of(
          "signalbox.inbox.dedupe-horizon",
          ValueType.duration(HOUR, TEN_YEARS),
          "96h",
          "For how long the id of an event is remembered, so that it counts once however often it"
              + " is sent.");
  static final Key<Integer> INBOX_MAX_WAITING_EVENTS =
      Key.of(
          "signalbox.inbox.max-waiting-events",
          ValueType.integer(1, 10_000_000),
          "10000",
          "How many events may wait for their commit; further ones are answered 503.");
  static final Key<Long> INBOX_MAX_WAITING_BYTES =
      Key.of(
          "signalbox.inbox.max-waiting-bytes",
          ValueType.size(1024, 1L << 40),
          "32 MiB",
          "How many bytes of bodies may wait for their commit; further ones are answered 503.");
  static final Key<Duration> INBOX_BUSY_TIMEOUT =
      Key.of(
          "signalbox.inbox.busy-timeout",
          ValueType.duration(MOMENT, HOUR),
          "10s",
          "How long a statement waits for a lock of the database.");

  static final Key<Integer> INBOX_SHARDS =
      Key.of(
          "signalbox.inbox.shards",
          ValueType.integer(1, 256),
          "16",
          "With PostgreSQL: over how many parts the events of a handler are spread, and so how many"
              + " nodes can work it at a time. Counts when a handler is seen for the first time.");
  static final Key<String> NODE_NAME =
      Key.optional(
          "signalbox.node.name",
          ValueType.matching(
              "a name of at most 64 letters, digits, dots, dashes and underscores",
              "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
          "the name of the machine",
          "What this node is called where several share a PostgreSQL database.");

  static final Key<Long> MAX_BODY_SIZE =
      Key.of(
          "signalbox.max-body-size",
          ValueType.size(1, 1L << 30),
          "1 MiB",
          "The largest body of a delivery; a larger one is answered 413.");
  static final Key<Duration> RECEIVE_TIMEOUT =
      Key.of(
          "signalbox.receive.timeout",
          ValueType.duration(Duration.ofMillis(100), HOUR),
          "10s",
          "How long a sender may take to send its body; then it is answered 408. Below the 10 s"
              + " that Linq waits for an answer, events of slow connections can be lost: Linq does"
              + " not repeat what is answered 408.");
  static final Key<Duration> RECEIVE_ANSWER_TIMEOUT =
      Key.of(
          "signalbox.receive.answer-timeout",
          ValueType.duration(Duration.ofMillis(100), HOUR),
          "15s",
          "How long a delivery may take from its headers to its answer; when it is not stored by"
              + " then it is answered 503.");
  static final Key<Long> RECEIVE_MAX_BYTES =
      Key.of(
          "signalbox.receive.max-bytes",
          ValueType.size(1024, 1L << 40),
          "64 MiB",
          "How many bytes of bodies may be in memory at one time; beyond that deliveries are"
              + " answered 503.");
  static final Key<Integer> RECEIVE_MAX_REQUESTS =
      Key.of(
          "signalbox.receive.max-requests",
          ValueType.integer(1, 10_000_000),
          "4096",
          "How many deliveries may be without an answer at one time; further ones are answered"
              + " 503.");

  static final Key<Integer> RETRY_MAX_ATTEMPTS =
      Key.of(
          "signalbox.retry.max-attempts",
          ValueType.integer(1, 1_000_000),
          "10",
          "How often a handler is given an event before the event becomes a dead letter.");
  static final Key<Duration> RETRY_INITIAL_DELAY =
      Key.of(
          "signalbox.retry.initial-delay",
          ValueType.duration(MOMENT, DAY),
          "1s",
          "How long an event waits after it failed for the first time.");
  static final Key<Duration> RETRY_MAX_DELAY =
      Key.of(
          "signalbox.retry.max-delay",
          ValueType.duration(MOMENT, Duration.ofDays(30)),
          "5m",
          "How long an event waits at most before it is tried again.");
  static final Key<Double> RETRY_MULTIPLIER =
      Key.of(
          "signalbox.retry.multiplier",
          ValueType.decimal(1, 100),
          "2",
          "By how much the wait grows with each failure.");
  static final Key<Double> RETRY_JITTER =
      Key.of(
          "signalbox.retry.jitter",
          ValueType.decimal(0, 0.99),
          "0.5",
          "By which part of itself a wait is varied at random.");

  static final Key<Integer> BREAKER_WINDOW =
      Key.of(
          "signalbox.breaker.window",
          ValueType.integer(1, 100_000),
          "50",
          "Of how many calls of a handler the failure rate is taken.");
  static final Key<Integer> BREAKER_MINIMUM_CALLS =
      Key.of(
          "signalbox.breaker.minimum-calls",
          ValueType.integer(1, 100_000),
          "20",
          "From how many calls on the failure rate counts.");
  static final Key<Double> BREAKER_FAILURE_RATE =
      Key.of(
          "signalbox.breaker.failure-rate",
          ValueType.decimal(1, 100),
          "80",
          "At how many per cent of failures a handler is left alone for a while.");
  static final Key<Duration> BREAKER_OPEN_FOR =
      Key.of(
          "signalbox.breaker.open-for",
          ValueType.duration(MOMENT, DAY),
          "10s",
          "For how long it is left alone.");
  static final Key<Integer> BREAKER_HALF_OPEN_CALLS =
      Key.of(
          "signalbox.breaker.half-open-calls",
          ValueType.integer(1, 100_000),
          "3",
          "How many calls are tried after that before it counts as well again.");

  static final Key<Integer> DISPATCH_BATCH_SIZE =
      Key.of(
          "signalbox.dispatch.batch-size",
          ValueType.integer(1, 100_000),
          "256",
          "How many events a handler gets within one transaction at most.");
  static final Key<Duration> DISPATCH_BATCH_TIME =
      Key.of(
          "signalbox.dispatch.batch-time",
          ValueType.duration(MOMENT, HOUR),
          "100ms",
          "After how long a transaction is committed though its batch is not full.");
  static final Key<Duration> DISPATCH_DRAIN_TIMEOUT =
      Key.of(
          "signalbox.dispatch.drain-timeout",
          ValueType.duration(MOMENT, HOUR),
          "30s",
          "How long a stop waits for handlers to finish the event they have.");
  static final Key<Duration> DISPATCH_POLL =
      Key.of(
          "signalbox.dispatch.poll",
          ValueType.duration(MOMENT, HOUR),
          "1s",
          "How often the log is looked at without a nudge.");
  static final Key<Integer> DERIVED_MAX_DEPTH =
      Key.of(
          "signalbox.derived.max-depth",
          ValueType.integer(0, 1000),
          "8",
          "How long a chain of events derived from derived events may be.");

  static final Key<String> MANAGEMENT_API_KEY =
      Key.secret(
          "signalbox.management.api-key",
          ValueType.token(),
          "",
          "The key for Linq's API. With it the subscriptions of all endpoints that have a url are"
              + " kept by this node: see docs/subscriptions.md.");
  static final Key<URI> MANAGEMENT_API_URL =
      Key.of(
          "signalbox.management.api-url",
          ValueType.webUrl(),
          "https://api.linqapp.com/api/partner",
          "The base of Linq's API.");
  static final Key<Boolean> MANAGEMENT_ALLOW_HTTP =
      Key.of(
          "signalbox.management.allow-http",
          ValueType.bool(),
          "false",
          "Whether signalbox.management.api-url, and the url of an endpoint, may be plain HTTP: for"
              + " a local simulator only.");
  static final Key<Boolean> MANAGEMENT_REPAIR =
      Key.of(
          "signalbox.management.repair",
          ValueType.bool(),
          "false",
          "Whether subscriptions that are not as they should be are put right without being asked;"
              + " otherwise they are reported, and signalbox subscriptions apply does it.");
  static final Key<Duration> MANAGEMENT_CHECK_INTERVAL =
      Key.of(
          "signalbox.management.check-interval",
          ValueType.duration(SECOND, DAY),
          "5m",
          "How often the subscriptions are looked at, give or take a tenth.");
  static final Key<Duration> MANAGEMENT_NARROW_AFTER =
      Key.of(
          "signalbox.management.narrow-after",
          ValueType.duration(Duration.ZERO, TEN_YEARS),
          "24h",
          "How long a type of event stays subscribed after the last handler that observed it was"
              + " removed.");
  static final Key<Duration> MANAGEMENT_SILENCE_ALARM =
      Key.optional(
          "signalbox.management.silence-alarm",
          ValueType.duration(SECOND, TEN_YEARS),
          "",
          "After how long without any delivery an active subscription makes the node not ready;"
              + " never where nothing is set.");
  static final Key<Duration> MANAGEMENT_DELETE_REPLACED_AFTER =
      Key.of(
          "signalbox.management.delete-replaced-after",
          ValueType.duration(Duration.ZERO, TEN_YEARS),
          "30m",
          "How long a subscription goes on beside the one that has taken its place, in a rotation or"
              + " an adoption, since Linq may still be retrying on it, and may give that up when it is"
              + " deleted.");
  static final Key<Duration> MANAGEMENT_RETIRE_SECRET_AFTER =
      Key.of(
          "signalbox.management.retire-secret-after",
          ValueType.duration(SECOND, TEN_YEARS),
          "2h",
          "How long the secret of a deleted subscription is taken, since Linq may still be retrying"
              + " what it signed with it.");
  static final Key<String> MANAGEMENT_SECRETS_KEY =
      Key.secret(
          "signalbox.management.secrets-key",
          ValueType.aesKey(),
          "",
          "The key that kept signing secrets are encrypted with.");
  static final Key<Path> MANAGEMENT_SECRETS_KEY_FILE =
      Key.optional(
          "signalbox.management.secrets-key-file",
          ValueType.file(),
          "<signalbox.data.dir>/management/secrets.key",
          "A file with that key in Base64; the default is made when it is missing.");
  static final Key<Path> MANAGEMENT_KEY_STORE =
      Key.optional(
          "signalbox.management.key-store",
          ValueType.file(),
          "",
          "A PKCS#12 key store with that key.");
  static final Key<String> MANAGEMENT_KEY_STORE_PASSWORD =
      Key.secret(
          "signalbox.management.key-store-password",
          ValueType.text(),
          "",
          "Opens the key store, and the key in it.");
  static final Key<String> MANAGEMENT_KEY_STORE_ALIAS =
      Key.of(
          "signalbox.management.key-store-alias",
          ValueType.text(),
          "signalbox",
          "The name of the key in the key store.");
  static final Key<Duration> MANAGEMENT_TIMEOUT =
      Key.of(
          "signalbox.management.timeout",
          ValueType.duration(MOMENT, HOUR),
          "20s",
          "How long one call of Linq's API may take.");
  static final Key<Integer> MANAGEMENT_MAX_ATTEMPTS =
      Key.of(
          "signalbox.management.max-attempts",
          ValueType.integer(1, 100),
          "5",
          "How often a call is tried that may be repeated.");
  static final Key<Duration> MANAGEMENT_INITIAL_DELAY =
      Key.of(
          "signalbox.management.initial-delay",
          ValueType.duration(MOMENT, HOUR),
          "500ms",
          "The wait before the second try; it doubles from try to try, and is drawn from its upper"
              + " half.");
  static final Key<Duration> MANAGEMENT_MAX_DELAY =
      Key.of(
          "signalbox.management.max-delay",
          ValueType.duration(MOMENT, HOUR),
          "8s",
          "The longest of those waits.");
  static final Key<Duration> MANAGEMENT_MAX_RETRY_AFTER =
      Key.of(
          "signalbox.management.max-retry-after",
          ValueType.duration(Duration.ZERO, HOUR),
          "60s",
          "The longest Retry-After that is waited for; a longer one fails the call.");
  static final Key<Integer> MANAGEMENT_RATE =
      Key.of(
          "signalbox.management.rate",
          ValueType.integer(1, 1000),
          "5",
          "How many calls may begin in a second.");
  static final Key<Integer> MANAGEMENT_CONCURRENCY =
      Key.of(
          "signalbox.management.concurrency",
          ValueType.integer(1, 100),
          "2",
          "How many calls may run at a time.");
  static final Key<Integer> MANAGEMENT_BREAKER_WINDOW =
      Key.of(
          "signalbox.management.breaker-window",
          ValueType.integer(1, 10_000),
          "10",
          "How many calls the circuit breaker looks back at.");
  static final Key<Double> MANAGEMENT_BREAKER_FAILURE_RATE =
      Key.of(
          "signalbox.management.breaker-failure-rate",
          ValueType.decimal(1, 100),
          "80",
          "The percentage of failed calls from which Linq's API is left alone for a while.");
  static final Key<Duration> MANAGEMENT_BREAKER_OPEN_FOR =
      Key.of(
          "signalbox.management.breaker-open-for",
          ValueType.duration(MOMENT, DAY),
          "30s",
          "For how long it is left alone.");
  static final Key<Path> EMBEDDED_CONF_FILE =
      Key.optional(
          "signalbox.embedded.conf-file",
          ValueType.file(),
          "signalbox.properties or conf/signalbox.properties in the application's folder, where there is"
              + " one",
          "Within an application: its settings file. Not to be set in that file.");
  static final Key<String> EMBEDDED_PATH =
      Key.of(
          "signalbox.embedded.path",
          ValueType.servletPath(),
          "/webhooks/linq",
          "Within an application: where deliveries come in, below the application's context path.");
  static final Key<Boolean> EMBEDDED_SERVLETS =
      Key.of(
          "signalbox.embedded.servlets",
          ValueType.bool(),
          "true",
          "Within an application: whether the servlets are registered. With false the application"
              + " maps the classes of dev.signalbox.embedded that it wants itself.");
  static final Key<String> EMBEDDED_HANDLER =
      Key.optional(
          "signalbox.embedded.handler",
          ValueType.handlerName(),
          "the application's name",
          "Within an application: the name of the handler that its observers are. It keys their"
              + " ledger.");
  static final Key<Begin> EMBEDDED_BEGIN =
      Key.of(
          "signalbox.embedded.begin",
          ValueType.begin(),
          "parked",
          "Within an application: where its observers begin when their handler's name has never"
              + " been seen.");
  static final Key<Integer> EMBEDDED_CONCURRENCY =
      Key.of(
          "signalbox.embedded.concurrency",
          ValueType.integer(1, 64),
          "1",
          "Within an application: how many events of different chats its observers get at a time.");
  static final Key<Optional<Set<String>>> EMBEDDED_PACKED_HANDLERS =
      Key.of(
          "signalbox.embedded.packed-handlers",
          ValueType.packedHandlers(),
          "all",
          "Within an application: which of the handler bundles in its WEB-INF/signalbox/handlers"
              + " run. Those of signalbox.war are handlers-call, handlers-chat, handlers-message,"
              + " handlers-phone-number and handlers-reaction.");

  static final List<Key<?>> ALL =
      List.of(
          HTTP_HOST,
          HTTP_PORT,
          DATA_DIR,
          HANDLERS_DIR,
          HANDLERS_CONF_DIR,
          ADMIN_TOKEN,
          INBOX_URL,
          INBOX_DATASOURCE,
          INBOX_POOL_SIZE,
          INBOX_SPOOL,
          INBOX_RETENTION,
          INBOX_UNSETTLED_RETENTION,
          INBOX_DEDUPE_HORIZON,
          INBOX_MAX_WAITING_EVENTS,
          INBOX_MAX_WAITING_BYTES,
          INBOX_BUSY_TIMEOUT,
          INBOX_SHARDS,
          NODE_NAME,
          MAX_BODY_SIZE,
          RECEIVE_TIMEOUT,
          RECEIVE_ANSWER_TIMEOUT,
          RECEIVE_MAX_BYTES,
          RECEIVE_MAX_REQUESTS,
          RETRY_MAX_ATTEMPTS,
          RETRY_INITIAL_DELAY,
          RETRY_MAX_DELAY,
          RETRY_MULTIPLIER,
          RETRY_JITTER,
          BREAKER_WINDOW,
          BREAKER_MINIMUM_CALLS,
          BREAKER_FAILURE_RATE,
          BREAKER_OPEN_FOR,
          BREAKER_HALF_OPEN_CALLS,
          DISPATCH_BATCH_SIZE,
          DISPATCH_BATCH_TIME,
          DISPATCH_DRAIN_TIMEOUT,
          DISPATCH_POLL,
          DERIVED_MAX_DEPTH,
          MANAGEMENT_API_KEY,
          MANAGEMENT_API_URL,
          MANAGEMENT_ALLOW_HTTP,
          MANAGEMENT_REPAIR,
          MANAGEMENT_CHECK_INTERVAL,
          MANAGEMENT_NARROW_AFTER,
          MANAGEMENT_SILENCE_ALARM,
          MANAGEMENT_DELETE_REPLACED_AFTER,
          MANAGEMENT_RETIRE_SECRET_AFTER,
          MANAGEMENT_SECRETS_KEY,
          MANAGEMENT_SECRETS_KEY_FILE,
          MANAGEMENT_KEY_STORE,
          MANAGEMENT_KEY_STORE_PASSWORD,
          MANAGEMENT_KEY_STORE_ALIAS,
          MANAGEMENT_TIMEOUT,
          MANAGEMENT_MAX_ATTEMPTS,
          MANAGEMENT_INITIAL_DELAY,
          MANAGEMENT_MAX_DELAY,
          MANAGEMENT_MAX_RETRY_AFTER,
          MANAGEMENT_RATE,
          MANAGEMENT_CONCURRENCY,
          MANAGEMENT_BREAKER_WINDOW,
          MANAGEMENT_BREAKER_FAILURE_RATE,
          MANAGEMENT_BREAKER_OPEN_FOR,
          EMBEDDED_CONF_FILE,
          EMBEDDED_PATH,
          EMBEDDED_SERVLETS,
          EMBEDDED_HANDLER,
          EMBEDDED_BEGIN,
          EMBEDDED_CONCURRENCY,
          EMBEDDED_PACKED_HANDLERS);

  private Keys() {}

  static boolean known(String key) {
    return ALL.stream().anyMatch(known -> known.name().equals(key)) || EndpointKeys.known(key);
  }
}
