package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationSettingsTest {

  @TempDir private Path folder;

  private Settings load(WebApplication application) {
    return new ApplicationSettings(application.context(), folder).load();
  }

  @Test
  void nothingSet_keepsDataInTheFolder() {
    Settings settings = load(new WebApplication(folder));

    assertThat(settings.dataDir()).isEqualTo(folder);
    assertThat(settings.handlersDir()).isEmpty();
  }

  @Test
  void folderInContextParameter_isTheApplicationsFolder() {
    Settings settings =
        load(
            new WebApplication(folder)
                .with("signalbox.data.dir", "{folder}/data")
                .with("signalbox.handlers.dir", "{folder}/handlers"));

    assertThat(settings.dataDir()).isEqualTo(folder.resolve("data"));
    assertThat(settings.handlersDir()).hasValue(folder.resolve("handlers"));
  }

  @Test
  void settingsFile_isFoundInTheFolderOrItsConf() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        folder.resolve("conf/signalbox.properties"), "signalbox.admin.token=0123456789abcdef");

    Settings settings =
        load(new WebApplication(folder).with("signalbox.admin.token", "weaker-than-the-file"));

    assertThat(settings.adminToken()).hasValue("0123456789abcdef");
    assertThat(settings.handlersConfDir()).hasValue(folder.resolve("conf/handlers"));
  }

  @Test
  void twoSettingsFiles_areRefusedNamingBoth() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(folder.resolve("conf/signalbox.properties"), "");
    Files.writeString(folder.resolve("signalbox.properties"), "");

    assertThatThrownBy(() -> load(new WebApplication(folder)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(folder.resolve("signalbox.properties").toString())
        .hasMessageContaining(folder.resolve("conf/signalbox.properties").toString())
        .hasMessageContaining("signalbox.embedded.conf-file");
  }
}
