package dev.signalbox.extender.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jars in the watched folder. */
class DeployIT {

  private static final String ACME_1 = "acme 1.0.0 acme parked 1 [ThingMade]";

  @TempDir Path storage;
  private TestFramework felix;
  private LogCapture log;

  @BeforeEach
  void start() throws Exception {
    log = new LogCapture();
    felix = new TestFramework(storage);
    felix.call("storage", "on");
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
    log.close();
  }

  /** What a replacement may be that cannot work. */
  enum Bad {
    NO_JAR(
        () -> new ByteArrayInputStream("half a j".getBytes(StandardCharsets.UTF_8)),
        "expected a jar"),
    NO_BEANS(() -> acme("observer").withoutBeansXml().open(), "it has no beans", "beans.xml"),
    NOTHING_TO_DO(() -> acme("nothing").open(), "nothing to do here", "observer"),
    BROKEN(() -> acme("broken").open(), "WELD-001408", "nobodyHasThis"),
    NO_SUCH_PACKAGE(
        () -> acme("observer").with("Import-Package", "no.such.pack;version=\"[1,2)\",*").open(),
        "no.such.pack [1.0.0,2.0.0)",
        "no bundle exports"),
    NEWER_API(
        () ->
            acme("observer")
                .with("Import-Package", "dev.signalbox.api;version=\"[9,10)\",*")
                .open(),
        "newer version of the API",
        "dev.signalbox.api [9.0.0,10.0.0)"),
    NO_SUCH_CAPABILITY(
        () -> acme("observer").with("Require-Capability", "no.such.thing").open(),
        "the framework refuses it",
        "no.such.thing"),
    NO_MANIFEST(DeployIT::plainJar, "expected an OSGi bundle");

    private final Supplier<InputStream> jar;
    private final String[] reasons;

    Bad(Supplier<InputStream> jar, String... reasons) {
      this.jar = jar;
      this.reasons = reasons;
    }

    private static TestBundle acme(String testPackage) {
      return TestBundle.handler("acme", testPackage).version("2.0.0");
    }
  }

  private static InputStream plainJar() {
    try {
      var bytes = new java.io.ByteArrayOutputStream();
      try (var jar = new java.util.jar.JarOutputStream(bytes)) {
        jar.putNextEntry(new java.util.jar.JarEntry("META-INF/beans.xml"));
        jar.closeEntry();
      }
      return new ByteArrayInputStream(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void jar_isDeployedReplacedAndRemoved() throws Exception {
    drop("acme.jar", TestBundle.handler("acme", "observer").open());
    awaitHandlers(ACME_1);
    drop("acme.jar", TestBundle.handler("acme", "observer2").version("2.0.0").open());
    awaitHandlers("acme 2.0.0 acme parked 1 [ThingEvent]");
    Files.delete(storage.resolve("handlers/acme.jar"));
    awaitHandlers();
    assertThat(refused()).isEmpty();
    assertThat(log.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void badReplacement_isRefusedAndTheOlderVersionGoesOn(Bad bad) throws Exception {
    drop("acme.jar", TestBundle.handler("acme", "observer").open());
    awaitHandlers(ACME_1);
    drop("acme.jar", bad.jar.get());
    eventually().until(() -> !refused().isEmpty());
    assertThat(refused()).singleElement().asString().contains(bad.reasons);
    // Said when the older version is up again.
    eventually()
        .untilAsserted(
            () ->
                assertThat(log.problems())
                    .anySatisfy(
                        line ->
                            assertThat(line)
                                .startsWith("SBX-4020")
                                .contains("its older version goes on")));
    awaitHandlers(ACME_1);
    assertThat(felix.deliver("acme", "e1")).isEqualTo("handled");

    drop("acme.jar", TestBundle.handler("acme", "observer2").version("2.0.1").open());
    awaitHandlers("acme 2.0.1 acme parked 1 [ThingEvent]");
    eventually().until(() -> refused().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void badJar_isRefusedUntilItIsRemoved(Bad bad) throws Exception {
    drop("acme.jar", bad.jar.get());
    eventually().until(() -> !refused().isEmpty());
    assertThat(refused()).singleElement().asString().contains(bad.reasons);
    assertThat(felix.handlers()).isEmpty();
    Files.delete(storage.resolve("handlers/acme.jar"));
    eventually().until(() -> refused().isEmpty());
  }

  @Test
  void nameThatIsTaken_isRefusedUntilItIsFree() throws Exception {
    drop("acme.jar", TestBundle.handler("acme", "observer").open());
    awaitHandlers(ACME_1);
    drop(
        "other.jar",
        TestBundle.handler("other", "observer2").with("Signalbox-Handler-Name", "acme").open());
    eventually().until(() -> !refused().isEmpty());
    assertThat(refused())
        .singleElement()
        .asString()
        .startsWith("other 1.0.0: ")
        .contains("'acme' is taken by acme 1.0.0");
    assertThat(felix.handlers()).containsExactly(ACME_1);
    Files.delete(storage.resolve("handlers/acme.jar"));
    awaitHandlers("acme 1.0.0 other parked 1 [ThingEvent]");
    eventually().until(() -> refused().isEmpty());
  }

  @Test
  void typeThatIsTaken_isRefusedUntilTheFirstGoes_andNotForItsUpdate() throws Exception {
    drop("polls.jar", TestBundle.handler("polls", "family").open());
    eventually().untilAsserted(() -> assertThat(families()).isEqualTo(1));
    drop("others.jar", TestBundle.handler("others", "family").open());
    eventually().until(() -> !refused().isEmpty());
    assertThat(refused())
        .singleElement()
        .asString()
        .startsWith("others 1.0.0: ")
        .contains("bundle others 1.0.0", "'poll.sent'", "which polls 1.0.0");
    drop("polls.jar", TestBundle.handler("polls", "family").version("1.0.1").open());
    eventually()
        .untilAsserted(
            () -> assertThat(refused()).singleElement().asString().contains("which polls 1.0.1"));
    assertThat(families()).isEqualTo(1);
    Files.delete(storage.resolve("handlers/polls.jar"));
    eventually().until(() -> refused().isEmpty());
    assertThat(families()).isEqualTo(1);
  }

  private int families() {
    return (int) felix.call("families", "");
  }

  @Test
  void jarThatNeedsAnother_comesUpWithIt_andStopsWithIt() throws Exception {
    drop(
        "acme.jar",
        TestBundle.handler("acme", "observer").with("Import-Package", "acme.words,*").open());
    eventually().until(() -> !refused().isEmpty());
    assertThat(refused()).singleElement().asString().contains("acme.words");
    drop("words.jar", words().open());
    awaitHandlers(ACME_1);
    eventually().until(() -> refused().isEmpty());
    Files.delete(storage.resolve("handlers/words.jar"));
    eventually().until(() -> !refused().isEmpty());
    assertThat(felix.handlers()).isEmpty();
    drop("words.jar", words().open());
    awaitHandlers(ACME_1);
    eventually().until(() -> refused().isEmpty());
  }

  private static TestBundle words() {
    return TestBundle.handler("words", "family")
        .with("Export-Package", "acme.words;-noimport:=true;-split-package:=first")
        .with("Include-Resource", "acme/words/words.txt;literal='word'");
  }

  @Test
  void badJarAfterARestart_bringsTheLastGoodOneBack() throws Exception {
    drop("acme.jar", TestBundle.handler("acme", "observer").open());
    awaitHandlers(ACME_1);
    // It is kept a moment after it has come up.
    eventually().until(() -> Files.isRegularFile(storage.resolve("kept/acme.jar")));
    felix.close();
    Files.delete(storage.resolve("handlers/acme.jar"));
    felix = new TestFramework(storage);
    felix.call("storage", "on");
    drop("acme.jar", Bad.BROKEN.jar.get());
    awaitHandlers(ACME_1);
    eventually().until(() -> !refused().isEmpty());
  }

  private void drop(String name, InputStream jar) throws IOException {
    Path made = storage.resolve(name + ".part");
    Files.copy(jar, made, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        made,
        storage.resolve("handlers").resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void awaitHandlers(String... expected) {
    eventually().untilAsserted(() -> assertThat(felix.handlers()).containsExactly(expected));
  }

  @SuppressWarnings("unchecked") // as the driver makes them
  private List<String> refused() {
    return (List<String>) felix.call("refused", "");
  }

  private static org.awaitility.core.ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }
}
