package dev.signalbox.core.settings;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how subscriptions are kept, and checks it against the endpoints. */
final class ManagementReader {

  private final Values values;

  ManagementReader(Values values) {
    this.values = values;
  }

  /** Empty without a key for Linq's API. */
  Optional<ManagementOptions> read(Collection<EndpointOptions> endpoints) {
    LinqClientOptions client = client();
    SecretsKeyOptions secretsKey = secretsKey();
    ManagementOptions options =
        new ManagementOptions(
            values.find(Keys.MANAGEMENT_API_KEY).orElse(""),
            client,
            values.get(Keys.MANAGEMENT_REPAIR),
            values.get(Keys.MANAGEMENT_CHECK_INTERVAL),
            values.get(Keys.MANAGEMENT_NARROW_AFTER),
            values.find(Keys.MANAGEMENT_SILENCE_ALARM),
            values.get(Keys.MANAGEMENT_DELETE_REPLACED_AFTER),
            values.get(Keys.MANAGEMENT_RETIRE_SECRET_AFTER),
            secretsKey);
    values.check(
        client.allowHttp() || "https".equals(client.url().getScheme()),
        "must begin with https://, unless signalbox.management.allow-http is true",
        Keys.MANAGEMENT_API_URL,
        Keys.MANAGEMENT_ALLOW_HTTP);
    values.check(
        client.allowHttp()
            || endpoints.stream()
                .flatMap(endpoint -> endpoint.subscription().stream())
                .allMatch(subscription -> "https".equals(subscription.url().getScheme())),
        "the url of every endpoint must begin with https://, as Linq demands (it may be http:// where"
            + " signalbox.management.allow-http is true, for a local simulator)",
        Keys.MANAGEMENT_ALLOW_HTTP,
        Keys.MANAGEMENT_API_KEY);
    Optional<ManagementOptions> found = Optional.of(options).filter(it -> !it.apiKey().isEmpty());
    values.check(
        found.isPresent() || endpoints.stream().noneMatch(endpoint -> endpoint.secrets().isEmpty()),
        "is missing, while an endpoint has a url and no secrets: every delivery to it would be turned"
            + " away",
        Keys.MANAGEMENT_API_KEY,
        Keys.MANAGEMENT_API_KEY);
    return found;
  }

  private LinqClientOptions client() {
    LinqClientOptions client =
        new LinqClientOptions(
            values.get(Keys.MANAGEMENT_API_URL),
            values.get(Keys.MANAGEMENT_ALLOW_HTTP),
            values.get(Keys.MANAGEMENT_TIMEOUT),
            values.get(Keys.MANAGEMENT_MAX_ATTEMPTS),
            values.get(Keys.MANAGEMENT_INITIAL_DELAY),
            values.get(Keys.MANAGEMENT_MAX_DELAY),
            values.get(Keys.MANAGEMENT_MAX_RETRY_AFTER),
            values.get(Keys.MANAGEMENT_RATE),
            values.get(Keys.MANAGEMENT_CONCURRENCY),
            values.get(Keys.MANAGEMENT_BREAKER_WINDOW),
            values.get(Keys.MANAGEMENT_BREAKER_FAILURE_RATE).floatValue(),
            values.get(Keys.MANAGEMENT_BREAKER_OPEN_FOR));
    values.check(
        client.maxDelay().compareTo(client.initialDelay()) >= 0,
        "signalbox.management.max-delay must not be shorter than signalbox.management.initial-delay",
        Keys.MANAGEMENT_MAX_DELAY,
        Keys.MANAGEMENT_INITIAL_DELAY);
    return client;
  }

  private SecretsKeyOptions secretsKey() {
    SecretsKeyOptions key =
        new SecretsKeyOptions(
            values.find(Keys.MANAGEMENT_SECRETS_KEY),
            values.find(Keys.MANAGEMENT_SECRETS_KEY_FILE),
            values.find(Keys.MANAGEMENT_KEY_STORE),
            values.find(Keys.MANAGEMENT_KEY_STORE_PASSWORD),
            values.get(Keys.MANAGEMENT_KEY_STORE_ALIAS));
    values.check(
        key.store().isPresent() == key.storePassword().isPresent(),
        "signalbox.management.key-store and signalbox.management.key-store-password must be set"
            + " together",
        Keys.MANAGEMENT_KEY_STORE,
        Keys.MANAGEMENT_KEY_STORE_PASSWORD);
    values.check(
        Stream.of(key.key(), key.file(), key.store()).filter(Optional::isPresent).count() <= 1,
        "set only one of signalbox.management.secrets-key, signalbox.management.secrets-key-file and"
            + " signalbox.management.key-store",
        Keys.MANAGEMENT_SECRETS_KEY,
        Keys.MANAGEMENT_KEY_STORE);
    return key;
  }
}
