package dev.signalbox.management.internal;

import dev.signalbox.core.settings.EndpointOptions;
import dev.signalbox.core.settings.LinqClientOptions;
import dev.signalbox.core.settings.ManagementOptions;
import dev.signalbox.core.settings.SecretsKeyOptions;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SubscriptionOptions;
import dev.signalbox.management.client.ApiKey;
import dev.signalbox.management.client.ClientSettings;
import dev.signalbox.management.internal.files.Document;
import dev.signalbox.management.plan.TargetUrl;
import dev.signalbox.management.secret.FileSecretStore;
import dev.signalbox.management.secret.KeySource;
import dev.signalbox.management.secret.KeySources;
import dev.signalbox.management.secret.SecretStore;
import dev.signalbox.management.secret.SecretStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From settings to what each part wants to know. */
public final class SettingsMapping {

  private SettingsMapping() {}

  /** How Linq's API is called. */
  public static ClientSettings client(ManagementOptions options) {
    LinqClientOptions client = options.client();
    return new ClientSettings(
        client.url(),
        client.allowHttp(),
        new ApiKey(options.apiKey()),
        client.timeout(),
        client.maxAttempts(),
        client.initialDelay(),
        client.maxDelay(),
        client.maxRetryAfter(),
        client.ratePerSecond(),
        client.concurrency(),
        client.breakerWindow(),
        client.breakerFailureRate(),
        client.breakerOpenFor());
  }

  /** The endpoints that have a url. */
  public static List<Endpoint> endpoints(Settings settings) {
    return settings.endpoints().values().stream().flatMap(SettingsMapping::endpoint).toList();
  }

  private static Stream<Endpoint> endpoint(EndpointOptions endpoint) {
    return endpoint.subscription().stream()
        .map(
            (SubscriptionOptions wanted) ->
                new Endpoint(
                    endpoint.name(),
                    TargetUrl.of(wanted.url()).withoutTurn().withVersion(wanted.payloadVersion()),
                    wanted.events(),
                    new TreeSet<>(wanted.phoneNumbers()),
                    wanted.active(),
                    !endpoint.secrets().isEmpty()));
  }

  /**
   * Keeps the secrets in a document.
   *
   * @param alone whether this node alone uses it, and may make a key of its own
   */
  public static SecretStore secrets(
      ManagementOptions options, Path folder, Document secrets, boolean alone) {
    return new FileSecretStore(
        secrets, key(options.secretsKey(), folder, folder.resolve("secrets.json"), alone));
  }

  private static KeySource key(
      SecretsKeyOptions options, Path folder, Path secrets, boolean alone) {
    if (options.key().isPresent()) {
      return KeySources.text(options.key().get(), "signalbox.management.secrets-key");
    }
    if (options.file().isPresent()) {
      return KeySources.file(options.file().get());
    }
    if (options.store().isPresent()) {
      return KeySources.keyStore(
          options.store().get(), options.storePassword().orElse(""), options.storeAlias());
    }
    if (!alone) {
      return () -> {
        throw new SecretStoreException(
            "nodes that share an inbox share their secrets, encrypted with a key that each of them"
                + " needs: set signalbox.management.secrets-key (openssl rand -base64 32), or"
                + " secrets-key-file or key-store, to the same on all of them");
      };
    }
    return KeySources.ownFile(folder.resolve("secrets.key"), () -> !Files.exists(secrets));
  }
}
