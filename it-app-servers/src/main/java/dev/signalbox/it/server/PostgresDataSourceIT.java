package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.server.app.Recorder;
import java.io.File;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inbox on a data source of the server's own, on PostgreSQL, by its name. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@EnabledIfSystemProperty(
    named = "it.postgres.source",
    matches = ".+",
    disabledReason = "the module of this server sets up no data source on PostgreSQL")
class PostgresDataSourceIT {

  private static final String ONE = "database-one";
  private static final String TWO = "database-two";
  private static final String JOINED = "database-jta";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static Postgres postgres;

  @ArquillianResource private Deployer deployer;

  @BeforeAll
  static void startPostgres() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Deployment(name = ONE, managed = false, testable = false)
  static WebArchive one() {
    return node(ONE);
  }

  @Deployment(name = TWO, managed = false, testable = false)
  static WebArchive two() {
    return node(TWO);
  }

  @Deployment(name = JOINED, managed = false, testable = false)
  static WebArchive joined() {
    return new ApplicationWar(JOINED, Recorder.class)
        .with("signalbox.inbox.datasource", Postgres.jtaDataSource())
        .build();
  }

  /** Two applications that are two nodes: they share the work of one handler. */
  private static WebArchive node(String name) {
    ApplicationWar war =
        new ApplicationWar(name, Recorder.class)
            .with("signalbox.inbox.datasource", Postgres.dataSource())
            .with("signalbox.embedded.handler", "desk");
    for (File handler : ApplicationWar.libraries("handlers")) {
      war.withLibrary(handler);
    }
    return war.build();
  }

  @Test
  void twoNodesOnTheServersDataSource_handleEverythingOnceAndGiveItBackClean() throws Exception {
    Sender one = new Sender(ONE);
    Sender two = new Sender(TWO);
    Set<String> sent = new TreeSet<>();
    deployer.deploy(ONE);
    StockHandlers.assertAtWork(one);
    deployer.deploy(TWO);
    try {
      for (int i = 0; i < 40; i++) {
        String id = "data-source-" + i;
        assertThat((i % 2 == 0 ? one : two).deliver(id, "chat-" + i % 3, "hello")).isEqualTo(200);
        sent.add(id);
      }
      Patience.await()
          .untilAsserted(
              () -> {
                Set<String> both = new TreeSet<>(new Noted(ONE).firstWords("seen"));
                both.addAll(new Noted(TWO).firstWords("seen"));
                assertThat(both).containsAll(sent);
              });
      Set<String> seenByOne = new Noted(ONE).firstWords("seen");
      assertThat(new Noted(TWO).firstWords("seen")).doesNotContainAnyElementsOf(seenByOne);
      assertThat(postgres.ask("SELECT count(*) FROM signalbox.event WHERE event_id LIKE 'data-%'"))
          .isEqualTo("40");

      deployer.undeploy(ONE);
      assertThat(two.deliver("after-one", "chat-1", "hello")).isEqualTo(200);
      new Noted(TWO).awaitAll("seen", Set.of("after-one"));
      assertThat(new Noted(TWO).firstWords("seen")).doesNotContainAnyElementsOf(seenByOne);

      databaseGoesAndComesBack(two);
    } finally {
      deployer.undeploy(TWO);
    }
    assertThat(postgres.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
        .isEqualTo("0");
    assertThat(
            postgres.ask(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'signalbox%'"
                    + " OR state LIKE 'idle in transaction%'"))
        .isEqualTo("0");
  }

  private static void databaseGoesAndComesBack(Sender sender) throws Exception {
    postgres.stop();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sender.deliver("away", "chat-9", "hello")).isEqualTo(503));
    assertThat(sender.get("signalbox/health/ready").statusCode()).isEqualTo(503);
    postgres.startAgain();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sender.deliver("back", "chat-9", "hello")).isEqualTo(200));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(new Noted(TWO).firstWords("seen")).contains("after-one", "back"));
  }

  @Test
  void dataSourceInTheServersTransactions_isRefused() throws Exception {
    assertThatThrownBy(() -> deployer.deploy(JOINED)).isInstanceOf(Exception.class);
    assertThat(new Sender(JOINED).get("signalbox/health/live").statusCode()).isNotEqualTo(200);
  }
}
