package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.it.server.app.Redeployed;
import dev.signalbox.it.server.control.ControlBean;
import dev.signalbox.it.server.control.ControlServlet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application goes and comes back while deliveries come in. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployIT {

  private static final String PLAIN = "redeploy";
  private static final String WITH_BUNDLES = "hot-redeploy";
  private static final String CONTROL = "control";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = Stirrer.NAME, testable = false)
  static WebArchive stirrer() {
    return Stirrer.application();
  }

  @Deployment(name = PLAIN, managed = false, testable = false)
  static WebArchive plain() {
    return new ApplicationWar(PLAIN, Recorder.class, Redeployed.class).build();
  }

  @Deployment(name = WITH_BUNDLES, managed = false, testable = false)
  static WebArchive withBundles() {
    return new ApplicationWar(WITH_BUNDLES, Recorder.class, Redeployed.class)
        .with("signalbox.handlers.dir", handlers().toString())
        .build();
  }

  private static Path handlers() {
    return ApplicationWar.folder(WITH_BUNDLES).resolve("handlers");
  }

  /** A plain application, for servers that keep some of every application. */
  @Deployment(name = CONTROL, managed = false, testable = false)
  static WebArchive control() {
    return ShrinkWrap.create(WebArchive.class, CONTROL + ".war")
        .addClasses(ControlServlet.class, ControlBean.class)
        .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml");
  }

  @Test
  void everythingAnswered200_isHandledAfterTheRedeployAndNothingStaysBehind() throws Exception {
    long inherent = leftOfControl(4);
    ServerLog log = ServerLog.fromNow();

    Set<String> acknowledged = redeployUnderLoad(PLAIN, 4);

    new Noted(PLAIN).awaitAll("seen", acknowledged);
    undeploy(PLAIN, inherent);
    assertThat(log.leaks()).isEmpty();
  }

  @Test
  void everythingAnswered200_isHandledByBundlesAsWellAndNothingStaysBehind() throws Exception {
    Files.createDirectories(handlers());
    for (File handler : ApplicationWar.libraries("handlers")) {
      Files.copy(
          handler.toPath(),
          handlers().resolve(handler.getName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    new HandlerBundle(handlers(), ApplicationWar.notes(WITH_BUNDLES)).deploy("bundle", 1);
    long inherent = leftOfControl(2);
    ServerLog log = ServerLog.fromNow();

    Set<String> acknowledged = redeployUnderLoad(WITH_BUNDLES, 2);

    new Noted(WITH_BUNDLES).awaitAll("seen", acknowledged);
    new Noted(WITH_BUNDLES).awaitAll("bundle", acknowledged);
    undeploy(WITH_BUNDLES, inherent);
    assertThat(log.leaks()).isEmpty();
  }

  private Set<String> redeployUnderLoad(String name, int times) throws Exception {
    deployer.deploy(name);
    try (Load load = new Load(new Sender(name), name, 200)) {
      for (int round = 0; round < times; round++) {
        load.awaitMore(100);
        deployer.undeploy(name);
        deployer.deploy(name);
      }
      load.awaitMore(200);
      return load.end();
    }
  }

  /**
   * How many class loaders of applications that are gone the server keeps anyway: those of earlier
   * tests, and as many as of a control application after the same treatment.
   */
  private long leftOfControl(int times) throws Exception {
    if (!Server.leaks()) {
      return Server.keeps();
    }
    long ofEarlierTests = Remains.loaders(Redeployed.class);
    long before = Remains.loaders(ControlServlet.class);
    redeployUnderLoad(CONTROL, times);
    deployer.undeploy(CONTROL);
    return ofEarlierTests + Remains.settled(ControlServlet.class) - before;
  }

  private void undeploy(String name, long inherent) throws Exception {
    Remains before = Remains.of(name, Redeployed.class);
    // That MBeans are seen, LeakyIT shows: Signalbox has none, and not every server has one for it.
    assertThat(before.loaders()).isPositive();
    assertThat(before.threads()).isNotEmpty();
    if (OpenFiles.areShown()) {
      assertThat(before.files()).isNotEmpty();
    }
    deployer.undeploy(name);
    Remains.awaitNone(name, Redeployed.class, inherent);
  }
}
