package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.settings.SettingDoc;
import dev.signalbox.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The README says what the code says. */
class ReadmeIT {

  @Test
  void everySetting_standsInTheTableWithItsDefault() throws IOException {
    String readme = Files.readString(Dist.home().resolve("README.md"));
    for (SettingDoc setting : Settings.documentation()) {
      String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
      assertThat(readme)
          .contains(
              "| `"
                  + setting.key()
                  + "` | "
                  + setting.type()
                  + " | "
                  + value
                  + " | "
                  + setting.meaning()
                  + " |");
    }
  }
}
