package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFolderTest {

  private static Path folder(Map<String, String> properties, Map<String, String> environment) {
    return new ServerFolder(
            name -> Optional.ofNullable(properties.get(name)),
            name -> Optional.ofNullable(environment.get(name)))
        .of("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jboss.server.data.dir",
        "server.output.dir",
        "com.sun.aas.instanceRoot",
        "catalina.base",
        "jetty.base"
      })
  void eachServer_tellsItsOwnFolder(String property) {
    assertThat(folder(Map.of(property, "/srv/it"), Map.of()))
        .isEqualTo(Path.of("/srv/it/signalbox/shop"));
  }

  @Test
  void glassfish_whichHasTomcatsPropertyToo_isGlassfish() {
    Map<String, String> properties =
        Map.of("catalina.base", "/tomcat", "com.sun.aas.instanceRoot", "/glassfish");
    assertThat(folder(properties, Map.of())).isEqualTo(Path.of("/glassfish/signalbox/shop"));
  }

  @Test
  void openLiberty_mayTellItsFolderInTheEnvironment() {
    assertThat(folder(Map.of("wlp.server.name", "one"), Map.of("WLP_OUTPUT_DIR", "/wlp/output")))
        .isEqualTo(Path.of("/wlp/output/one/signalbox/shop"));
  }

  @Test
  void otherServer_usesTheWorkingFolder() {
    assertThat(folder(Map.of("catalina.base", " "), Map.of()))
        .isEqualTo(Path.of("signalbox/shop").toAbsolutePath());
  }
}
