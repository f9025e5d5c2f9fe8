package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.testkit.Samples;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in author's way: generate a project, build and test it, deploy what it makes. */
class ArchetypeIT {

  private static final String HANDLER = "acme-contacts";
  private static final int MINUTES = 8;

  @TempDir private Path temp;

  @Test
  void generatedProject_isBuiltAndTested_andItsJarHandlesEventsInARunningNode() throws Exception {
    // Where authors keep their projects.
    Path work = Files.createDirectories(temp.resolve("my projects"));
    Path repository = work.resolve("local repository");
    new BuildRepository(Path.of(property("root")), property("version"))
        .make(repository, Path.of(property("repository")));
    try {
      generateBuildAndDeploy(work, repository);
    } finally {
      BuildRepository.unlink(repository);
    }
  }

  private void generateBuildAndDeploy(Path work, Path repository) throws Exception {
    try (Station station = new Station(temp.resolve("node"), Map.of())) {
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));

      mvn(
          work,
          repository,
          "org.apache.maven.plugins:maven-archetype-plugin:" + property("plugin") + ":generate",
          "-DinteractiveMode=false",
          "-DarchetypeCatalog=internal",
          "-DarchetypeGroupId=dev.signalbox",
          "-DarchetypeArtifactId=signalbox-handler-archetype",
          "-DarchetypeVersion=" + property("version"),
          "-DgroupId=com.acme",
          "-DartifactId=" + HANDLER,
          "-Dpackage=com.acme.contacts");
      Path project = work.resolve(HANDLER);
      mvn(project, repository, "verify");
      assertRan(project, "surefire-reports/TEST-com.acme.contacts.ContactObserverTest.xml");
      assertRan(project, "failsafe-reports/TEST-com.acme.contacts.DeployedIT.xml");

      station.deploy(project.resolve("target/" + HANDLER + "-1.0.0-SNAPSHOT.jar"), HANDLER);
      station.awaitRunning(HANDLER);
      station.deliver(Samples.bytes(Samples.V2026, "message.received"));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          station
                              .api("events?type=" + HANDLER + ".contact.first")
                              .getJsonArray("events"))
                      .hasSize(1));
      JsonObject status = station.status().get(HANDLER);
      assertThat(status.getInt("handled")).isEqualTo(1);
      assertThat(status.getInt("failed")).isZero();
    }
  }

  private static void assertRan(Path project, String report) throws Exception {
    assertThat(Files.readString(project.resolve("target").resolve(report)))
        .containsPattern("tests=\"[1-9][0-9]*\"")
        .contains("errors=\"0\"", "failures=\"0\"", "skipped=\"0\"");
  }

  /** The Maven of this build with the settings of this build, in another folder. */
  private static void mvn(Path folder, Path repository, String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(property("maven"), "bin", "mvn").toString());
    line.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository));
    settings(line, "-s", "user-settings");
    settings(line, "-gs", "global-settings");
    if (Boolean.parseBoolean(property("offline"))) {
      line.add("-o");
    }
    line.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "mvn", ".log");
    Process maven =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!maven.waitFor(MINUTES, TimeUnit.MINUTES)) {
      maven.descendants().forEach(ProcessHandle::destroyForcibly);
      maven.destroyForcibly();
    }
    assertThat(maven.waitFor()).as("%s%n%s", line, Files.readString(log)).isZero();
  }

  /** Only a file that is there can be named on Maven's command line. */
  private static void settings(List<String> line, String option, String name) {
    String file = property(name);
    if (Files.isRegularFile(Path.of(file))) {
      line.addAll(List.of(option, file));
    }
  }

  private static String property(String name) {
    String value = System.getProperty("dev.signalbox.it.build." + name);
    assertThat(value).as("system property of this build: %s", name).isNotBlank();
    return value.replaceFirst("^is:", "");
  }
}
