package dev.signalbox.core.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the key comes from that kept signing secrets are encrypted with: the first of the three
 * that is set, else a file that is made beside them.
 *
 * @param key the key itself, 32 bytes in Base64; a secret
 * @param file holds the key, in Base64
 * @param store a PKCS#12 key store that holds the key
 * @param storePassword opens the key store; a secret
 * @param storeAlias the key's name in the key store
 */
public record SecretsKeyOptions(
    Optional<String> key,
    Optional<Path> file,
    Optional<Path> store,
    Optional<String> storePassword,
    String storeAlias) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SecretsKeyOptions[key="
        + (key.isPresent() ? "(set)" : "(not set)")
        + ", file="
        + file
        + ", store="
        + store
        + ", storeAlias="
        + storeAlias
        + ']';
  }
}
