package dev.signalbox.extender.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** No class loader of an old version of a handler bundle stays reachable. */
class RedeployIT {

  private static final int REDEPLOYS = 50;

  @TempDir Path storage;
  private TestFramework felix;
  private LogCapture log;
  private final List<WeakReference<ClassLoader>> old = new ArrayList<>();

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

  @Test
  void updates_leaveNoOldLoader() throws Exception {
    felix.call("clerk", "Ann");
    Bundle bundle = felix.start(TestBundle.handler("acme", "rich"));
    for (int i = 1; i <= REDEPLOYS; i++) {
      for (String eventId : List.of("e", "fail", "clerk", "storage", "current", "note")) {
        felix.deliver("acme", eventId);
      }
      assertThat(felix.lines()).contains("async e acme basket 1", "current HELLO!");
      remember(bundle);
      bundle.update(TestBundle.handler("acme", "rich").version("1." + i + ".0").open());
      assertThat(felix.handlers()).singleElement().asString().startsWith("acme 1." + i + ".0");
    }
    felix.refresh();
    assertThat(old).hasSize(REDEPLOYS);
    awaitReachable(0);
    assertThat(felix.deliver("acme", "e")).isEqualTo("handled");
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void queriesAndFamilies_leaveNoOldLoader() throws Exception {
    Bundle query = felix.start(TestBundle.handler("things", "query"));
    Bundle family = felix.start(TestBundle.handler("polls", "family"));
    for (int i = 1; i <= 5; i++) {
      assertThat(felix.call("query", "things")).isEqualTo("{count=1}");
      remember(query);
      query.update(TestBundle.handler("things", "query").open());
      remember(family);
      family.update(TestBundle.handler("polls", "family").open());
    }
    felix.refresh();
    awaitReachable(0);
  }

  @Test
  void exportedServices_leaveNoOldLoader() throws Exception {
    felix.start(TestBundle.handler("user", "registered"));
    Bundle register = felix.start(TestBundle.handler("register", "register"));
    for (int i = 1; i <= 5; i++) {
      assertThat(felix.deliver("user", "e")).isEqualTo("handled");
      felix.call("health", "");
      felix.call("forget", "+1");
      remember(register);
      register.update(TestBundle.handler("register", "register").open());
    }
    felix.refresh();
    awaitReachable(0);
  }

  @Test
  void refusedBundles_leaveNoOldLoader() throws Exception {
    Bundle bundle = felix.start(TestBundle.handler("broken", "broken"));
    for (int i = 1; i <= 5; i++) {
      remember(bundle);
      bundle.update(TestBundle.handler("broken", "broken").open());
    }
    assertThat(log.problems()).hasSize(6);
    log.clear();
    felix.refresh();
    awaitReachable(0);
  }

  @Test
  void eventClassOfAnUpdatedBundle_isNotKeptByItsObservers() throws Exception {
    felix.start(
        TestBundle.handler("plain", "plain")
            .beansXml("<beans version=\"4.0\" bean-discovery-mode=\"all\"></beans>"));
    Bundle family = felix.start(TestBundle.handler("polls", "family"));
    for (int i = 1; i <= 5; i++) {
      assertThat(felix.call("deliver-foreign", "plain")).isEqualTo("handled");
      remember(family);
      family.update(TestBundle.handler("polls", "family").open());
    }
    felix.refresh();
    awaitReachable(0);
    assertThat(felix.lines()).hasSize(5).containsOnly("plain foreign");
  }

  @Test
  void handlerThatSomebodyKeeps_isSeenByThisTest() throws Exception {
    Bundle bundle = felix.start(TestBundle.handler("acme", "observer"));
    felix.call("hold", "acme");
    remember(bundle);
    bundle.update(TestBundle.handler("acme", "observer").open());
    remember(bundle);
    bundle.update(TestBundle.handler("acme", "observer").open());
    felix.refresh();
    awaitReachable(1);
    assertThat(old.get(0).get()).isNotNull();
    felix.call("drop", "");
    awaitReachable(0);
  }

  private void remember(Bundle bundle) {
    old.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
  }

  private void awaitReachable(long expected) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(old.stream().filter(loader -> loader.get() != null).count())
                  .isEqualTo(expected);
            });
  }
}
