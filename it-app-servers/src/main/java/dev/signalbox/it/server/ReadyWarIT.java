package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The signalbox.war of the distribution, as it is: settings and handlers come from outside. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisabledIfSystemProperty(
    named = "it.server.lacks.cdi",
    matches = ".+",
    disabledReason = "signalbox.war uses the server's CDI, and this server has none")
class ReadyWarIT {

  private static final String NAME = "signalbox";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sender sender = new Sender(NAME);
  @ArquillianResource private Deployer deployer;

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, ApplicationWar.file("ready", "signalbox.war"));
  }

  /** Laid out like the distribution. */
  @Deployment(name = Stirrer.NAME, testable = false)
  static WebArchive stirrer() {
    return Stirrer.application();
  }

  private static Path folder() {
    return ApplicationWar.data(NAME);
  }

  @BeforeEach
  void forgetEarlierRuns() throws IOException {
    ApplicationWar.delete(folder());
    Files.deleteIfExists(ApplicationWar.notes(NAME));
  }

  @AfterEach
  void undeploy() {
    deployer.undeploy(NAME);
  }

  private static void settings(String... lines) throws IOException {
    Path file = folder().resolve("conf/signalbox.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        String.join("\n", lines)
            + "\nsignalbox.endpoint.default.secrets="
            + Sender.SECRET
            + "\nsignalbox.admin.token="
            + ApplicationWar.TOKEN
            + "\n");
  }

  @Test
  void withoutSettings_isUpButTakesNothingIn() throws Exception {
    deployer.deploy(NAME);

    assertThat(sender.get("health/live").statusCode()).isEqualTo(200);
    assertThat(sender.get("health/ready").statusCode()).isEqualTo(503);
    assertThat(sender.get("health/ready").body()).contains("endpoints");
    assertThat(sender.get("api/handlers").statusCode()).isEqualTo(403);
    assertThat(sender.deliver("unwanted", "chat", "hello")).isEqualTo(401);
  }

  @Test
  void settingsFile_stockHandlersWorkAndBundlesAreHotDeployed() throws Exception {
    settings();
    deployer.deploy(NAME);

    assertThat(sender.get("health/ready").statusCode()).isEqualTo(200);
    assertThat(sender.get("metrics").body()).contains("signalbox_");
    StockHandlers.assertAtWork(sender);
    // The names that the distribution has for it, seen from outside and from within.
    assertThat(sender.get("api/handlers").body())
        .isEqualTo(sender.get("signalbox/api/handlers").body());

    HandlerBundle bundle =
        new HandlerBundle(folder().resolve("handlers"), ApplicationWar.notes(NAME));
    bundle.deploy("v1", 1);
    awaitRunning(HandlerBundle.HANDLER);
    assertThat(sender.deliver("for-the-bundle", "chat-1", "hello")).isEqualTo(200);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(new Noted(NAME).firstWords("v1")).contains("for-the-bundle"));

    for (int i = 0; i < 3; i++) {
      deployer.undeploy(NAME);
      deployer.deploy(NAME);
    }
    assertThat(sender.get("api/events/for-the-bundle").statusCode()).isEqualTo(200);
    assertThat(sender.get("api/messages/message-for-the-bundle").statusCode()).isEqualTo(200);
    awaitRunning(HandlerBundle.HANDLER);
    assertThat(folder().resolve("data/inbox.db")).isRegularFile();
    assertOnlyOneIsLoaded();
  }

  @Test
  void stockHandlers_areSwitchedOffBySetting() throws Exception {
    settings("signalbox.embedded.packed-handlers=handlers-call,handlers-chat");
    deployer.deploy(NAME);

    awaitRunning("handlers-call");
    awaitRunning("handlers-chat");
    assertThat(sender.get("api/handlers/handlers-message").statusCode()).isEqualTo(404);
    assertThat(sender.get("api/handlers/handlers-reaction").statusCode()).isEqualTo(404);
  }

  /** Of all that were deployed, with the frameworks in them. */
  private static void assertOnlyOneIsLoaded() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              Stirrer.stir();
              assertThat(
                      LoadedClasses.count(
                          Server.process(), "dev.signalbox.extender.internal.Extender"))
                  .isBetween(1L, 1L + Server.keeps());
            });
  }

  private void awaitRunning(String handler) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(sender.get("api/handlers/" + handler).body())
                    .contains("\"state\":\"running\""));
  }
}
