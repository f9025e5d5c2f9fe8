package dev.signalbox.management.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.management.internal.files.DurableFile;
import dev.signalbox.management.internal.files.Syncing;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreTest {

  private static final String TEXT = "whsec_canaryCanaryCanaryCanary==";
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("management/secrets.json");
  }

  private FileSecretStore store(KeySource key) {
    return new FileSecretStore(new DurableFile(file(), Syncing.toDisk()), key);
  }

  private FileSecretStore store() {
    return store(KeySources.text(KEY, "the test"));
  }

  private static StoredSecret secret(String id) {
    return new StoredSecret(
        id,
        "sub-" + id,
        "main",
        "https://h.example.com/w?version=2026-02-03",
        Instant.parse("2026-11-22T10:00:00Z"),
        Optional.empty(),
        TEXT);
  }

  @Test
  void savedSecrets_areThereForTheNextProcess() {
    store().save(secret("a"));
    store().save(secret("b").withNotAfter(Optional.of(Instant.EPOCH)));
    assertThat(store().load())
        .containsExactly(secret("a"), secret("b").withNotAfter(Optional.of(Instant.EPOCH)));
    store().save(secret("a").withNotAfter(Optional.of(Instant.MAX)));
    store().remove("b");
    store().remove("nothing");
    assertThat(store().load()).containsExactly(secret("a").withNotAfter(Optional.of(Instant.MAX)));
  }

  @Test
  void file_holdsNoSecretInTheClear_andIsItsOwnersAlone() throws Exception {
    store().save(secret("a"));
    String content = Files.readString(file());
    assertThat(content).doesNotContain("whsec_", "canary", "sub-a", KEY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
    try (var files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void sameSecrets_areNeverEncryptedToTheSameBytes() throws Exception {
    store().save(secret("a"));
    String first = Files.readString(file());
    store().save(secret("a"));
    assertThat(Files.readString(file())).isNotEqualTo(first);
  }

  @Test
  void stamp_changesWithEachWrite() {
    String none = store().stamp();
    store().save(secret("a"));
    String first = store().stamp();
    store().save(secret("a"));
    assertThat(List.of(none, first, store().stamp())).doesNotHaveDuplicates();
    assertThat(store().stamp()).isEqualTo(store().stamp());
  }

  @Test
  void anotherKey_isToldAsSuch_andNothingIsOverwritten() throws Exception {
    store().save(secret("a"));
    byte[] before = Files.readAllBytes(file());
    byte[] other = new byte[32];
    other[0] = 1;
    FileSecretStore wrong =
        store(KeySources.text(Base64.getEncoder().encodeToString(other), "the test"));
    assertThatThrownBy(wrong::load)
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> wrong.save(secret("b"))).isInstanceOf(SecretStoreException.class);
    assertThatThrownBy(() -> wrong.remove("a")).isInstanceOf(SecretStoreException.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void everyChangedOrMissingByte_isNoticed() throws Exception {
    store().save(secret("a"));
    byte[] good = Files.readAllBytes(file());
    List<byte[]> bad = new ArrayList<>();
    for (int i = 0; i < good.length - 1; i++) {
      byte[] changed = good.clone();
      changed[i] = (byte) (changed[i] == 'A' ? 'B' : 'A');
      bad.add(changed);
      bad.add(java.util.Arrays.copyOf(good, i));
    }
    for (byte[] content : bad) {
      Files.write(file(), content);
      assertThatThrownBy(() -> store().load()).isInstanceOf(SecretStoreException.class);
      assertThatThrownBy(() -> store().save(secret("b"))).isInstanceOf(SecretStoreException.class);
      assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }
  }

  @Test
  void leftOverOfACrash_isNoHindrance() throws Exception {
    store().save(secret("a"));
    Files.writeString(file().resolveSibling("secrets.json.next"), "half");
    store().save(secret("b"));
    assertThat(store().load()).hasSize(2);
  }

  @Test
  void ownKeyFile_isMadeOnce_andMissedWhenItIsGone() throws Exception {
    Path key = folder.resolve("management/secrets.key");
    KeySource source = KeySources.ownFile(key, () -> !Files.exists(file()));
    store(source).save(secret("a"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(store(source).load()).containsExactly(secret("a"));
    Files.delete(key);
    assertThatThrownBy(() -> store(source).load())
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("put it back");
    assertThat(key).doesNotExist();
  }

  @Test
  void keyFile_isReadWithWhiteSpaceAroundIt() throws Exception {
    Path key = folder.resolve("key");
    Files.writeString(key, "  " + KEY + "\n");
    store(KeySources.file(key)).save(secret("a"));
    assertThat(store().load()).hasSize(1);
    Files.writeString(key, "canaryNotAKey!");
    assertThatThrownBy(() -> store(KeySources.file(key)).load())
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("canary");
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[16]));
    assertThatThrownBy(() -> store(KeySources.file(key)).load()).hasMessageContaining("found 16");
  }

  @Test
  void keyStore_givesTheKey() throws Exception {
    Path file = folder.resolve("keys.p12");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    char[] password = "canary-password".toCharArray();
    keys.setEntry(
        "signalbox",
        new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[32], "AES")),
        new KeyStore.PasswordProtection(password));
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, password);
    }
    store(KeySources.keyStore(file, "canary-password", "signalbox")).save(secret("a"));
    assertThat(store().load()).containsExactly(secret("a"));
    for (KeySource bad :
        List.of(
            KeySources.keyStore(file, "wrong", "signalbox"),
            KeySources.keyStore(file, "canary-password", "nothing"),
            KeySources.keyStore(folder.resolve("none.p12"), "canary-password", "signalbox"))) {
      assertThatThrownBy(() -> store(bad).load())
          .isInstanceOf(SecretStoreException.class)
          .hasMessageNotContaining("canary-password");
    }
  }

  @Test
  void nothingShowsItself() {
    byte[] bytes = "canarycanarycanarycanarycanary32".getBytes(StandardCharsets.US_ASCII);
    assertThat(secret("a").toString()).doesNotContain("canary");
    assertThat(SecretsKey.of(bytes, "the test").toString()).doesNotContain("canary");
  }
}
