package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Leaky;
import dev.signalbox.it.server.app.LeakyMXBean;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The counter-test of {@link RedeployIT}: what an application leaves behind is found. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LeakyIT {

  private static final String NAME = "leaky";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = Stirrer.NAME, testable = false)
  static WebArchive stirrer() {
    return Stirrer.application();
  }

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Leaky.class, LeakyMXBean.class).build();
  }

  @Test
  void applicationThatLeaks_isFoundOutUntilItLetsGo() throws Exception {
    ServerLog log = ServerLog.fromNow();
    deployer.deploy(NAME);
    deployer.undeploy(NAME);

    try {
      Stirrer.stir();
      Remains left = Remains.of(NAME, Leaky.class);
      assertThat(left.loaders()).isEqualTo(1);
      assertThat(left.threads()).containsExactly("signalbox-leaky");
      assertThat(left.mbeans()).containsExactly(Leaky.MBEAN);
      if (OpenFiles.areShown()) {
        assertThat(left.files()).anyMatch(file -> file.endsWith("/kept"));
      }
      assertThat(log.leaks()).isNotEmpty();
    } finally {
      release();
    }
    // A server that keeps any application keeps this one as well.
    Remains.awaitNone(NAME, Leaky.class, Server.leaks() ? 1 : Server.keeps());
  }

  /** Whatever was found: the leak would be found by the tests after this one, too. */
  private static void release() throws Exception {
    try (ServerJvm jvm = ServerJvm.attach(Server.process())) {
      jvm.invoke(Leaky.MBEAN, "release");
    }
  }
}
