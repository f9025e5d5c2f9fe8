package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import java.io.File;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers as jars of the application: each with a ledger, a database and settings of its own. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PlainJarIT {

  private static final String NAME = "plain-jars";

  private final Sender sender = new Sender(NAME);

  @ArquillianResource private Deployer deployer;

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    ApplicationWar war = new ApplicationWar(NAME, Recorder.class);
    for (File handler : ApplicationWar.libraries("handlers")) {
      war.withLibrary(handler);
    }
    return war.build();
  }

  @BeforeEach
  void deploy() {
    Server.assumeHas("startup");
    deployer.deploy(NAME);
  }

  @AfterEach
  void undeploy() {
    if (Server.lacks("startup").isEmpty()) {
      deployer.undeploy(NAME);
    }
  }

  @Test
  void stockHandlers_workFromTheApplicationsLibraries() throws Exception {
    StockHandlers.assertAtWork(sender);

    // What the handlers published reached the application, and each handler only once.
    assertThat(sender.deliver("last", "chat-1", "hello")).isEqualTo(200);
    Noted noted = new Noted(NAME);
    noted.awaitAll("seen", List.of("last"));
    assertThat(noted.after("seen", "last")).hasSize(1);
    // Its handler may be a moment behind the application.
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(sender.get("signalbox/api/messages/message-last").statusCode())
                    .isEqualTo(200));
  }
}
