package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedHandlersTest {

  @TempDir private Path root;

  private void jar(String file, Map<String, String> headers) throws IOException {
    Path folder = Files.createDirectories(root.resolve("WEB-INF/signalbox/handlers"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream out = Files.newOutputStream(folder.resolve(file));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
  }

  private PackedHandlers found() {
    return PackedHandlers.of(new WebApplication(root).context());
  }

  @Test
  void applicationWithoutAny_hasNone() {
    assertThat(found().names()).isEmpty();
    assertThat(found().chosen(Optional.of(Set.of())).names()).isEmpty();
  }

  @Test
  void names_areOfTheHeaderElseSymbolic() throws IOException {
    jar("b.jar", Map.of("Bundle-SymbolicName", "com.acme.b;singleton:=true"));
    jar("a.jar", Map.of("Bundle-SymbolicName", "x", "Signalbox-Handler-Name", "acme-a"));
    Files.writeString(root.resolve("WEB-INF/signalbox/handlers/notes.txt"), "no jar");

    assertThat(found().names()).containsExactly("acme-a", "com.acme.b");
    try (InputStream in = found().open("acme-a")) {
      assertThat(in.readAllBytes())
          .isEqualTo(Files.readAllBytes(root.resolve("WEB-INF/signalbox/handlers/a.jar")));
    }
  }

  @Test
  void chosen_areThoseNamed() throws IOException {
    jar("a.jar", Map.of("Bundle-SymbolicName", "a"));
    jar("b.jar", Map.of("Bundle-SymbolicName", "b"));

    assertThat(found().chosen(Optional.empty()).names()).containsExactly("a", "b");
    assertThat(found().chosen(Optional.of(Set.of("b"))).names()).containsExactly("b");
    assertThat(found().chosen(Optional.of(Set.of())).names()).isEmpty();
  }

  @Test
  void unknownName_isRefusedNamingWhatThereIs() throws IOException {
    jar("a.jar", Map.of("Bundle-SymbolicName", "a"));

    assertThatThrownBy(() -> found().chosen(Optional.of(Set.of("a", "wrong"))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("signalbox.embedded.packed-handlers")
        .hasMessageContaining("no handler wrong")
        .hasMessageContaining("some of a");
  }

  @Test
  void sameHandlerTwice_isRefused() throws IOException {
    jar("one.jar", Map.of("Bundle-SymbolicName", "a"));
    jar("two.jar", Map.of("Bundle-SymbolicName", "b", "Signalbox-Handler-Name", "a"));

    assertThatThrownBy(this::found)
        .hasMessageContaining("'a'")
        .hasMessageContaining("one.jar")
        .hasMessageContaining("two.jar");
  }

  @Test
  void jarThatIsNoBundle_isRefused() throws IOException {
    jar("plain.jar", Map.of());

    assertThatThrownBy(this::found).hasMessageContaining("plain.jar");
  }
}
