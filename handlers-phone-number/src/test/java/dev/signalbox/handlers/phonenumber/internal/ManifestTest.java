package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManifestTest {

  private Attributes headers;

  @BeforeEach
  void read() throws Exception {
    Path classes =
        Path.of(LineObserver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (InputStream file = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      headers = new Manifest(file).getMainAttributes();
    }
  }

  @Test
  void imports_areTheContractAndStandardsOnly() {
    List<String> packages =
        Arrays.stream(headers.getValue("Import-Package").split(",(?=[a-z])"))
            .map(clause -> clause.split(";")[0])
            .toList();

    assertThat(packages)
        .contains("dev.signalbox.api.phonenumber", "javax.sql")
        .allMatch(
            name ->
                name.equals("dev.signalbox.api")
                    || name.startsWith("dev.signalbox.api.")
                    || name.startsWith("jakarta.")
                    || name.equals("javax.sql")
                    || name.equals("org.slf4j"));
  }

  @Test
  void handler_hasItsName_andExportsNothing() {
    assertThat(headers.getValue("Signalbox-Handler-Name")).isEqualTo("handlers-phone-number");
    assertThat(headers.getValue("Bundle-SymbolicName"))
        .isEqualTo("dev.signalbox.handlers.phone.number");
    assertThat(headers.getValue("Export-Package")).isNull();
    assertThat(LineObserver.class.getResource("/META-INF/beans.xml")).isNotNull();
  }
}
