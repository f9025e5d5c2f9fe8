package dev.signalbox.embedded.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiPackagesTest {

  @Test
  void exportsOfTheApisManifest_areTakenWithTheirVersions() {
    String manifest =
        "dev.signalbox.api;version=\"1.0.0\",dev.signalbox.api.call;version=\"1.2.0\""
            + ";uses:=\"dev.signalbox.api\"";

    assertThat(ApiPackages.read(manifest))
        .isEqualTo("dev.signalbox.api;version=\"1.0.0\",dev.signalbox.api.call;version=\"1.2.0\"");
  }

  @Test
  void manifestWithoutThem_isRefusedWithTheReason() {
    assertThatThrownBy(() -> ApiPackages.read("com.acme;version=\"1.0.0\""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("dev.signalbox.api", "com.acme", "put the jar");
  }
}
