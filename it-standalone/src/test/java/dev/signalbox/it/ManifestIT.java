package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/** What the bundles of the distribution import and export. */
class ManifestIT {

  private static final List<String> ALLOWED =
      List.of(
          "dev.signalbox.api",
          "dev.signalbox.handlers.",
          "dev.signalbox.example.",
          "jakarta.",
          "java.",
          "javax.sql",
          "org.slf4j");

  @Test
  void handlerBundles_importOnlyTheApiAndStandards() throws IOException {
    for (Path jar : jars("handlers", "examples")) {
      assertThat(packages(jar, Constants.IMPORT_PACKAGE))
          .as(jar.getFileName().toString())
          .isNotEmpty()
          .allMatch(name -> ALLOWED.stream().anyMatch(name::startsWith));
    }
  }

  @Test
  void internalPackages_areNeverExported() throws IOException {
    for (Path jar : jars("handlers", "examples", "bundles/30-signalbox", "bundles/40-http")) {
      assertThat(packages(jar, Constants.EXPORT_PACKAGE))
          .as(jar.getFileName().toString())
          .noneMatch(name -> name.contains(".internal"));
    }
  }

  private static List<Path> jars(String... folders) throws IOException {
    List<Path> jars = new java.util.ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(Dist.home().resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
      }
    }
    assertThat(jars).isNotEmpty();
    return jars;
  }

  private static List<String> packages(Path jar, String header) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String value = manifest.getMainAttributes().getValue(header);
      return value == null ? List.of() : names(value);
    }
  }

  /**
   * The names of the packages of a header; what is in quotes is a version range or a list of uses.
   */
  private static List<String> names(String header) {
    return Stream.of(header.replaceAll("\"[^\"]*\"", "").split(","))
        .map(clause -> clause.split(";")[0].strip())
        .toList();
  }
}
