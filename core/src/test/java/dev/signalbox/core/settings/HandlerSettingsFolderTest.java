package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.spi.HandlerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerSettingsFolderTest {

  @TempDir private Path temp;
  private HandlerSettings settings;

  @BeforeEach
  void open() {
    settings = new HandlerSettingsFolder(Optional.of(temp.resolve("handlers"))).settings("acme");
  }

  private Path write(String text) throws IOException {
    Files.createDirectories(temp.resolve("handlers"));
    return Files.writeString(temp.resolve("handlers").resolve("acme.properties"), text);
  }

  @Test
  void withoutAFolder_everythingHasItsDefault() {
    HandlerSettings none = new HandlerSettingsFolder(Optional.empty()).settings("acme");
    assertThat(none.text("a")).isEmpty();
    assertThat(none.duration("a", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(none.integer("a", 7, 1, 9)).isEqualTo(7);
    assertThat(none.bool("a", true)).isTrue();
  }

  @Test
  void folderThatIsNotThere_givesDefaults() {
    assertThat(settings.integer("a", 7, 1, 9)).isEqualTo(7);
  }

  @Test
  void values_areRead() throws IOException {
    write(
        """
        # a comment
        greeting =  Grüß Gott \s
        quiet = 10m
        short = 250ms
        plain = 90
        most = 12
        least = -3
        on = true
        off = false
        nothing =
        """);
    assertThat(settings.text("greeting")).contains("Grüß Gott");
    assertThat(settings.text("nothing")).isEmpty();
    assertThat(settings.text("other")).isEmpty();
    assertThat(settings.duration("quiet", Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.duration("short", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.duration("plain", Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.integer("most", 0, 1, 12)).isEqualTo(12);
    assertThat(settings.integer("least", 0, -5, 5)).isEqualTo(-3);
    assertThat(settings.integer("nothing", 4, -5, 5)).isEqualTo(4);
    assertThat(settings.bool("on", false)).isTrue();
    assertThat(settings.bool("off", true)).isFalse();
  }

  @Test
  void eachHandler_hasItsOwnFile() throws IOException {
    write("a = 1");
    HandlerSettingsFolder folder = new HandlerSettingsFolder(Optional.of(temp.resolve("handlers")));
    assertThat(folder.settings("acme").text("a")).contains("1");
    assertThat(folder.settings("acme.other").text("a")).isEmpty();
  }

  @Test
  void changedFile_isReadAgain_alsoWhenItComesAndGoes() throws IOException {
    assertThat(settings.text("a")).isEmpty();
    Path file = write("a = 1");
    assertThat(settings.text("a")).contains("1");
    write("a = 22");
    assertThat(settings.text("a")).contains("22");
    write("a = 33");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(settings.text("a")).contains("33");
    Files.delete(file);
    assertThat(settings.text("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "10 weeks", "-5s", "99999999999999d"})
  void malformedTime_namesFileKeyAndWhatItMayBe(String value) throws IOException {
    Path file = write("quiet = " + value);
    assertThatThrownBy(() -> settings.duration("quiet", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quiet (" + file.toAbsolutePath() + ", line 1)")
        .hasMessageContaining("\"" + value + "\"")
        .hasMessageContaining("it must be a time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "13", "many", "1.5", "99999999999", "--1"})
  void malformedNumber_saysItsBounds(String value) throws IOException {
    write("most = " + value);
    assertThatThrownBy(() -> settings.integer("most", 5, 1, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acme.properties")
        .hasMessageContaining("most")
        .hasMessageContaining("a whole number from 1 to 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "1"})
  void malformedTruth_saysWhatItMayBe(String value) throws IOException {
    write("on = " + value);
    assertThatThrownBy(() -> settings.bool("on", true)).hasMessageContaining("true or false");
  }

  @Test
  void unreadableFile_failsEachCallUntilItIsCorrected() throws IOException {
    write("a = \\u12\nb = 1\nb = 2");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> settings.text("a"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("acme.properties, line 1")
          .hasMessageContaining("line 3");
    }
    write("a = 1");
    assertThat(settings.text("a")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../secret", "a/b", "UPPER", "a b"})
  void nameThatIsNone_isRefused(String name) {
    HandlerSettingsFolder folder = new HandlerSettingsFolder(Optional.of(temp));
    assertThatThrownBy(() -> folder.settings(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }
}
