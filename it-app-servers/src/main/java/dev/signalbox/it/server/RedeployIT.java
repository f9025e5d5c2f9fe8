package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.server.app.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application goes and comes back while deliveries come in. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployIT {

  private static final String NAME = "redeploy";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class).build();
  }

  @Test
  void everythingAnswered200_isHandledAfterTheRedeployAndNothingStaysBehind() throws Exception {
    Set<String> acknowledged;
    LeakWarnings warnings = new LeakWarnings(NAME);
    deployer.deploy(NAME);
    try (Load load = new Load(new Sender(NAME), "redeploy", 200)) {
      for (int round = 0; round < 4; round++) {
        load.awaitMore(100);
        deployer.undeploy(NAME);
        deployer.deploy(NAME);
      }
      load.awaitMore(200);
      acknowledged = load.end();
    }
    new Noted(NAME).awaitAll("seen", acknowledged);
    deployer.undeploy(NAME);
    assertThat(warnings.lines()).isEmpty();

    try {
      assertNothingStays(Server.process());
    } catch (ConditionTimeoutException e) {
      // For whoever looks for what holds the application.
      LoadedClasses.dump(Server.process(), Path.of(Server.property("it.work"), "redeploy.hprof"));
      throw e;
    }
  }

  private static void assertNothingStays(ProcessHandle server) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              Server.stir();
              assertThat(LoadedClasses.count(server, Recorder.class.getName()))
                  .isLessThanOrEqualTo(Server.remembered());
              assertThat(openFiles(server)).isEmpty();
            });
  }

  /** What the server still has open of the application's folder; where the system tells. */
  private static List<String> openFiles(ProcessHandle server) {
    return OpenFiles.of(server).stream().filter(file -> file.contains("/" + NAME + "/")).toList();
  }
}
