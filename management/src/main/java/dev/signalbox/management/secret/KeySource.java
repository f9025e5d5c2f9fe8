package dev.signalbox.management.secret;

/** Where the key of the kept secrets comes from; asked when they are first read. */
@FunctionalInterface
public interface KeySource {

  /**
   * The key.
   *
   * @throws SecretStoreException when there is none, or it cannot be used
   */
  SecretsKey key();
}
