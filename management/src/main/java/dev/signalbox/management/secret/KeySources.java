package dev.signalbox.management.secret;

import dev.signalbox.management.internal.files.DurableFile;
import dev.signalbox.management.internal.files.Syncing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;

/** The places a key may come from. */
public final class KeySources {

  private KeySources() {}

  /** A key that was given as Base64, as in a setting or an environment variable. */
  public static KeySource text(String base64, String where) {
    return () -> SecretsKey.ofBase64(base64, where);
  }

  /** A key in a file, as Base64. */
  public static KeySource file(Path file) {
    return () -> read(file);
  }

  /**
   * A key in a file that is made at the first use. It keeps a copy of the secrets safe from who has
   * not the key file as well, and nothing else.
   *
   * @param mayMake whether one may be made: not where secrets exist already, which it could not
   *     open
   */
  public static KeySource ownFile(Path file, java.util.function.BooleanSupplier mayMake) {
    return () -> {
      if (!Files.exists(file)) {
        if (!mayMake.getAsBoolean()) {
          throw new SecretStoreException(
              "the key file "
                  + file
                  + " is gone, and the secrets beside it cannot be read without it; put it back");
        }
        make(file);
      }
      return read(file);
    };
  }

  /** A key in a PKCS#12 key store. */
  public static KeySource keyStore(Path file, String password, String alias) {
    return () -> {
      try (InputStream in = Files.newInputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, password.toCharArray());
        Key key = store.getKey(alias, password.toCharArray());
        if (key == null || key.getEncoded() == null) {
          throw new SecretStoreException(
              "the key store " + file + " has no key named '" + alias + "'; see: keytool -list");
        }
        return SecretsKey.of(key.getEncoded(), "the key store " + file);
      } catch (IOException | GeneralSecurityException e) {
        throw new SecretStoreException(
            "the key store "
                + file
                + " cannot be opened ("
                + e.getClass().getSimpleName()
                + "); check the file, that it is PKCS#12, and its password",
            e);
      }
    };
  }

  private static SecretsKey read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return SecretsKey.ofBase64(
          new String(bytes, StandardCharsets.ISO_8859_1), "the file " + file);
    } catch (IOException e) {
      throw new SecretStoreException("the key file " + file + " cannot be read", e);
    }
  }

  private static void make(Path file) {
    byte[] key = new byte[SecretsKey.BYTES];
    new SecureRandom().nextBytes(key);
    String text = Base64.getEncoder().encodeToString(key) + '\n';
    try {
      new DurableFile(file, Syncing.toDisk()).write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new SecretStoreException("the key file " + file + " cannot be written", e);
    }
  }
}
