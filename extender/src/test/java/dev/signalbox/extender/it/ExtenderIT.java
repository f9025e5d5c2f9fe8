package dev.signalbox.extender.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class ExtenderIT {

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

  @Test
  void handlerBundle_isAHandlerWhenItsStartReturns() throws Exception {
    felix.start(TestBundle.handler("acme.first", "observer").version("1.2.3"));
    assertThat(felix.handlers())
        .containsExactly("acme.first 1.2.3 acme.first parked 1 [ThingMade]");
    assertThat(felix.deliver("acme.first", "e1")).isEqualTo("handled");
    assertThat(felix.lines()).containsExactly("v1 e1");
  }

  @Test
  void headers_nameTheHandler() throws Exception {
    felix.start(
        TestBundle.handler("Acme_First", "observer")
            .with("Signalbox-Handler-Name", "acme")
            .with("Signalbox-Handler-Begin", "Earliest")
            .with("Signalbox-Handler-Concurrency", "4"));
    assertThat(felix.handlers()).containsExactly("acme 1.0.0 Acme_First earliest 4 [ThingMade]");
  }

  @Test
  void everyKindOfObserverAndInjection_works() throws Exception {
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.handlers())
        .containsExactly("rich 1.0.0 rich parked 1 [LinqEvent, ThingEvent, ThingMade]");
    assertThat(felix.deliver("rich", "e1")).isEqualTo("handled");
    assertThat(felix.deliver("rich", "e2")).isEqualTo("handled");
    assertThat(felix.lines())
        .containsExactly(
            "one e1 basket 3 timeout 4 HELLO!",
            "async e1 rich basket 1",
            "one e2 basket 3 timeout 4 HELLO!",
            "async e2 rich basket 1");
  }

  @Test
  void delivery_runsWithTheBundlesLoaderAndContainer() throws Exception {
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.deliver("rich", "loader")).isEqualTo("handled");
    assertThat(felix.deliver("rich", "current")).isEqualTo("handled");
    assertThat(felix.deliver("rich", "note")).isEqualTo("handled");
    assertThat(felix.lines()).contains("own loader true", "current HELLO!", "psst on signalbox-");
  }

  @Test
  void failingObserver_propagatesItsOwnException() throws Exception {
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.deliver("rich", "fail")).isEqualTo("java.io.IOException: no luck");
    assertThat(felix.lines()).isEmpty();
  }

  @Test
  void osgiService_comesAndGoes() throws Exception {
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.deliver("rich", "clerk"))
        .asString()
        .startsWith("java.lang.IllegalStateException")
        .contains("dev.signalbox.extender.it.driver.Clerk");
    felix.call("clerk", "Ann");
    assertThat(felix.deliver("rich", "clerk")).isEqualTo("handled");
    felix.call("clerk", "Bob");
    assertThat(felix.deliver("rich", "clerk")).isEqualTo("handled");
    felix.call("clerk", "off");
    assertThat(felix.deliver("rich", "clerk")).asString().contains("IllegalStateException");
    assertThat(felix.lines())
        .filteredOn(line -> line.startsWith("letter"))
        .containsExactly(
            "letter stamped by Ann, card stamped by Ann",
            "letter stamped by Bob, card stamped by Bob");
  }

  @Test
  void withoutStorage_theBundleWaitsForIt() throws Exception {
    felix.call("storage", "off");
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.lines()).anyMatch(line -> line.startsWith("SBX-4006 bundle rich"));
    felix.call("storage", "on");
    assertThat(felix.handlers()).hasSize(1);
  }

  @Test
  void storageThatGoes_failsTheDataSourceOnly() throws Exception {
    felix.start(TestBundle.handler("rich", "rich"));
    assertThat(felix.deliver("rich", "storage")).isEqualTo("handled");
    felix.call("storage", "off");
    assertThat(felix.handlers()).hasSize(1);
    assertThat(felix.deliver("rich", "storage"))
        .asString()
        .startsWith("java.sql.SQLTransientConnectionException")
        .contains("'rich'");
    felix.call("storage", "on");
    assertThat(felix.deliver("rich", "storage")).isEqualTo("handled");
  }

  @Test
  void stoppedBundle_isNoHandlerAndItsBeansAreDestroyed() throws Exception {
    Bundle bundle = felix.start(TestBundle.handler("acme.first", "observer"));
    felix.deliver("acme.first", "e1");
    bundle.stop();
    assertThat(felix.handlers()).isEmpty();
    assertThat(felix.lines()).containsExactly("v1 e1", "v1 stopped");
    bundle.start();
    assertThat(felix.deliver("acme.first", "e2")).isEqualTo("handled");
  }

  @Test
  void update_swapsTheHandler() throws Exception {
    Bundle bundle = felix.start(TestBundle.handler("acme.first", "observer"));
    felix.deliver("acme.first", "e1");
    bundle.update(TestBundle.handler("acme.first", "observer2").version("2.0.0").open());
    assertThat(felix.handlers())
        .containsExactly("acme.first 2.0.0 acme.first parked 1 [ThingEvent]");
    felix.deliver("acme.first", "e2");
    assertThat(felix.lines()).containsExactly("v1 e1", "v1 stopped", "v2 e2");
  }

  @Test
  void brokenBundle_isRefusedWithOneMessage_andCanBeCorrected() throws Exception {
    Bundle bundle = felix.start(TestBundle.handler("acme.broken", "broken"));
    assertThat(felix.handlers()).isEmpty();
    List<String> messages = log.problems();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0))
        .startsWith("SBX-4003 bundle acme.broken 1.0.0")
        .contains("WELD-001408", "nobodyHasThis", "corrected")
        .doesNotContain("\n");
    bundle.update(TestBundle.handler("acme.broken", "observer").version("1.0.1").open());
    assertThat(felix.handlers())
        .containsExactly("acme.broken 1.0.1 acme.broken parked 1 [ThingMade]");
  }

  @Test
  void settings_areTheNewest_andDefaultsWithoutAService() throws Exception {
    felix.start(TestBundle.handler("tuned", "tuned"));
    felix.deliver("tuned", "e1");
    felix.call("settings", "7");
    felix.deliver("tuned", "e2");
    felix.call("settings", "8");
    felix.deliver("tuned", "e3");
    assertThat(felix.lines()).containsExactly("most 5", "most 7", "most 8");
  }

  @Test
  void settingMalformedAtStart_refusesTheBundle() throws Exception {
    felix.call("settings", "many");
    felix.start(TestBundle.handler("tuned", "tuned"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("SBX-4003 bundle tuned", "most (acme.properties)", "from 1 to 12");
  }

  @Test
  void healthAndPersonalData_areServicesInRequestsOfTheirOwn() throws Exception {
    Bundle register = felix.start(TestBundle.handler("register", "register"));
    assertThat(felix.call("health", "")).isEqualTo(List.of("register YELLOW call 1"));
    assertThat(felix.call("health", "")).isEqualTo(List.of("register YELLOW call 1"));
    assertThat(felix.call("forget", "+1555")).isEqualTo("register 5");
    assertThat(felix.call("forget", "fail")).isEqualTo("java.io.IOException: disk");
    assertThat(log.problems()).isEmpty();
    register.stop();
    assertThat(felix.call("health", "")).isEqualTo(List.of());
  }

  @Test
  void exportedBean_isAServiceForOtherBundlesAcrossUpdates() throws Exception {
    felix.start(TestBundle.handler("user", "registered"));
    assertThat(felix.deliver("user", "e0")).asString().contains("IllegalStateException", "Clerk");
    Bundle register = felix.start(TestBundle.handler("register", "register"));
    assertThat(felix.deliver("user", "e1")).isEqualTo("handled");
    assertThat(felix.deliver("user", "fail"))
        .isEqualTo("java.lang.UnsupportedOperationException: no stamp");
    register.update(TestBundle.handler("register", "register").version("2.0.0").open());
    assertThat(felix.deliver("user", "e2")).isEqualTo("handled");
    register.stop();
    assertThat(felix.call("clerks", "")).isEqualTo(0);
    assertThat(felix.lines())
        .containsExactly(
            "e1 registered 1", "register closed", "e2 registered 1", "register closed");
  }

  @Test
  void exportOfAnInterfaceThatIsNotImplemented_refusesTheBundle() throws Exception {
    felix.start(TestBundle.handler("misexport", "misexport"));
    assertThat(felix.call("clerks", "")).isEqualTo(0);
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("SBX-4003", "Misexport", "@OsgiExport", "Clerk", "does not implement");
  }

  @Test
  void unusableHeader_refusesTheBundle() throws Exception {
    felix.start(
        TestBundle.handler("acme.first", "observer").with("Signalbox-Handler-Concurrency", "many"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("SBX-4003", "Signalbox-Handler-Concurrency", "'many'");
  }

  @Test
  void unusableName_refusesTheBundle() throws Exception {
    felix.start(TestBundle.handler("Acme_First", "observer"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("SBX-4003", "'Acme_First'", "Signalbox-Handler-Name");
  }

  @Test
  void unreadableBeansXml_refusesTheBundle() throws Exception {
    felix.start(TestBundle.handler("acme.first", "observer").beansXml("<beans"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems()).singleElement().asString().contains("SBX-4003");
  }

  @Test
  void discoveryModeAll_takesBeansWithoutScope() throws Exception {
    felix.start(
        TestBundle.handler("plain", "plain")
            .beansXml("<beans version=\"4.0\" bean-discovery-mode=\"all\"></beans>"));
    assertThat(felix.handlers()).containsExactly("plain 1.0.0 plain parked 1 [LinqEvent]");
    felix.deliver("plain", "e1");
    assertThat(felix.lines()).containsExactly("plain e1");
  }

  @Test
  void discoveryModeAnnotated_leavesBeansWithoutScopeOut() throws Exception {
    felix.start(TestBundle.handler("plain", "plain"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems()).singleElement().asString().contains("SBX-4003 bundle plain");
  }

  @Test
  void emptyBeansXml_meansAnnotated() throws Exception {
    felix.start(TestBundle.handler("acme.first", "observer").beansXml(""));
    felix.start(TestBundle.handler("plain", "plain").beansXml(""));
    assertThat(felix.handlers()).singleElement().asString().startsWith("acme.first");
  }

  @Test
  void discoveryModeNone_takesNothing() throws Exception {
    felix.start(
        TestBundle.handler("acme.first", "observer")
            .beansXml("<beans version=\"4.0\" bean-discovery-mode=\"none\"></beans>"));
    assertThat(felix.handlers()).isEmpty();
  }

  @Test
  void bundleWithoutBeansXml_isLeftAlone() throws Exception {
    felix.start(TestBundle.handler("acme.first", "observer").withoutBeansXml());
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void bundleOfNoUse_isNamedInTheLog() throws Exception {
    felix.start(TestBundle.handler("nothing", "nothing"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("SBX-4003 bundle nothing", "nothing to do here");
  }

  @Test
  void familyAndQueryBundles_areServicesWithoutAHandler() throws Exception {
    Bundle family = felix.start(TestBundle.handler("polls", "family"));
    Bundle query = felix.start(TestBundle.handler("things", "query"));
    assertThat(felix.handlers()).isEmpty();
    assertThat(felix.call("families", "")).isEqualTo(1);
    assertThat(felix.call("query", "things")).isEqualTo("{count=1}");
    assertThat(felix.call("query", "things")).isEqualTo("{count=1}");
    assertThat(log.problems()).isEmpty();
    family.stop();
    query.stop();
    assertThat(felix.call("families", "")).isEqualTo(0);
    assertThat(felix.call("query", "things")).isEqualTo("nobody");
  }

  @Test
  void stoppedExtender_takesItsServicesAlong_andComesBack() throws Exception {
    felix.start(TestBundle.handler("acme.first", "observer"));
    Bundle extender = felix.bundle("dev.signalbox.extender");
    extender.stop();
    assertThat(felix.handlers()).isEmpty();
    extender.start();
    assertThat(felix.handlers()).hasSize(1);
    assertThat(felix.deliver("acme.first", "e1")).isEqualTo("handled");
  }
}
