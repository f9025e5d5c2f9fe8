package dev.signalbox.management.secret;

import dev.signalbox.management.internal.files.Document;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the secrets in one document, encrypted as a whole, so that neither a secret nor what
 * belongs to it can be changed unseen. It is read anew each time: another node may have written it.
 */
public final class FileSecretStore implements SecretStore {

  private static final int FORMAT = 1;

  private final Document file;
  private final KeySource keys;
  private final Sealing sealing = new Sealing();

  /** In a file, which may not exist yet, with a key. */
  public FileSecretStore(Document file, KeySource keys) {
    this.file = Objects.requireNonNull(file, "file");
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  @Override
  public synchronized List<StoredSecret> load() {
    Optional<byte[]> content;
    try {
      content = file.read();
    } catch (IOException e) {
      throw new SecretStoreException("the secrets in " + file.name() + " cannot be read", e);
    }
    return content.map(this::open).orElse(List.of());
  }

  @Override
  public synchronized void save(StoredSecret secret) {
    change(all -> all.put(secret.id(), secret));
  }

  @Override
  public synchronized void remove(String id) {
    change(all -> all.remove(id));
  }

  @Override
  public String stamp() {
    try {
      return file.stamp();
    } catch (IOException e) {
      throw new SecretStoreException("the secrets in " + file.name() + " cannot be looked at", e);
    }
  }

  private void change(Consumer<Map<String, StoredSecret>> edit) {
    // Reading first: what cannot be read must not be overwritten.
    Map<String, StoredSecret> all = new LinkedHashMap<>();
    load().forEach(secret -> all.put(secret.id(), secret));
    edit.accept(all);
    SecretsKey key = keys.key();
    JsonObject document =
        Json.createObjectBuilder()
            .add("format", FORMAT)
            .add("key_check", key.check())
            .add(
                "sealed",
                Base64.getEncoder()
                    .encodeToString(sealing.seal(key, SecretsDocument.write(all.values()))))
            .build();
    try {
      file.write((document + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new SecretStoreException(
          "the secrets in " + file.name() + " cannot be written; the former ones stand", e);
    }
  }

  private List<StoredSecret> open(byte[] content) {
    SecretsKey key = keys.key();
    try {
      JsonObject document = document(content);
      if (!document.getString("key_check").equals(key.check())) {
        throw new SecretStoreException(
            "the secrets in "
                + file.name()
                + " were encrypted with another key; set the one that they were written with, or"
                + " move the file away to begin anew");
      }
      String text = document.getString("sealed");
      byte[] sealed = Base64.getDecoder().decode(text);
      if (!Base64.getEncoder().encodeToString(sealed).equals(text)) {
        // The last character has bits that mean nothing; whoever changed them changed the file.
        throw damaged();
      }
      return SecretsDocument.read(sealing.open(key, sealed));
    } catch (GeneralSecurityException | SecretStoreException e) {
      throw e instanceof SecretStoreException known ? known : damaged();
    } catch (RuntimeException garbage) {
      // Whatever a reader makes of a damaged file; its message could repeat what it read.
      throw damaged();
    }
  }

  private static JsonObject document(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject document = reader.readObject();
      if (document.getInt("format") != FORMAT) {
        throw new SecretStoreException(
            "expected secrets of format " + FORMAT + ", found a newer one; update Signalbox");
      }
      return document;
    }
  }

  private SecretStoreException damaged() {
    return new SecretStoreException(
        "the secrets in "
            + file.name()
            + " were changed or damaged since they were written; put a copy back, or move the file"
            + " away to begin anew");
  }
}
