package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
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

/** Handler bundles come to the running application, are replaced, refused and removed. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HotDeployIT {

  private static final String NAME = "hot-deploy";
  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);
  @ArquillianResource private Deployer deployer;

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class)
        .with("signalbox.handlers.dir", folder().toString())
        .build();
  }

  private static Path folder() {
    return Path.of(Server.property("it.work"), NAME, "handlers").toAbsolutePath();
  }

  @BeforeEach
  void deploy() throws IOException {
    Files.createDirectories(folder());
    deployer.deploy(NAME);
  }

  @AfterEach
  void undeploy() {
    deployer.undeploy(NAME);
  }

  @Test
  void bundleUnderLoad_isDroppedInReplacedBrokenAndRemovedWithoutLosingAnything() throws Exception {
    HandlerBundle bundle = new HandlerBundle(folder(), ApplicationWar.notes(NAME));
    Set<String> expected;
    Set<String> all;
    try (Load load = new Load(sender, "hot", 100)) {
      load.awaitMore(50);
      bundle.deploy("v1", 1);
      awaitLines("v1", 20);
      Set<String> before = load.acknowledged();
      bundle.deploy("v2", 2);
      awaitLines("v2", 20);

      bundle.deployBroken(3);
      awaitHandlers("com.example.nowhere");
      awaitLines("v2", 50);

      bundle.remove();
      awaitState("absent");
      load.awaitMore(50);
      bundle.deploy("v4", 4);
      awaitLines("v4", 50);
      all = load.end();
      expected = new TreeSet<>(all);
      expected.removeAll(before);
    }
    noted.awaitAll("seen", all);
    Patience.await().untilAsserted(() -> assertThat(byBundle()).containsAll(expected));
    assertThat(noted.after("seen")).as("the application saw each once").doesNotHaveDuplicates();
    bundle.remove();
  }

  private Set<String> byBundle() {
    Set<String> ids = new TreeSet<>();
    for (String label : new String[] {"v1", "v2", "v4"}) {
      ids.addAll(noted.firstWords(label));
    }
    return ids;
  }

  private void awaitLines(String label, int more) {
    int before = noted.after(label).size();
    Patience.await().until(() -> noted.after(label).size() >= before + more);
  }

  private void awaitHandlers(String text) {
    Patience.await()
        .untilAsserted(
            () -> assertThat(sender.get("signalbox/api/handlers").body()).contains(text));
  }

  private void awaitState(String state) {
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(sender.get("signalbox/api/handlers/" + HandlerBundle.HANDLER).body())
                    .contains("\"state\":\"" + state + "\""));
  }

  @Test
  void stockHandlers_workUnmodifiedFromTheFolder() throws Exception {
    for (File handler : ApplicationWar.libraries("handlers")) {
      Path made = Files.createTempFile(folder().getParent(), "stock", ".part");
      Files.copy(handler.toPath(), made, StandardCopyOption.REPLACE_EXISTING);
      Files.move(made, folder().resolve(handler.getName()), StandardCopyOption.ATOMIC_MOVE);
    }
    awaitHandlers("handlers-call");
    awaitHandlers("handlers-chat");
    awaitHandlers("handlers-message");
    awaitHandlers("handlers-phone-number");
    awaitHandlers("handlers-reaction");

    StockHandlers.assertAtWork(sender);
    assertThat(LoadedClasses.ofOsgi(Server.process(), Recorder.class))
        .as("what DeliveryIT looks for")
        .isNotEmpty();
  }
}
