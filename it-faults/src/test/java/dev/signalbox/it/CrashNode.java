package dev.signalbox.it;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.Retention;
import dev.signalbox.core.dispatch.RetentionSettings;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsSources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A node with one handler, without OSGi, that ends at one of its steps: {@code CrashNode <data>
 * <point> <times>}. Prints its port, and closes orderly when its input ends.
 */
final class CrashNode {

  /** The name of its handler. */
  static final String HANDLER = "recorder";

  private static final long RETENTION_MILLIS = 20;

  private CrashNode() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    CrashStep step = new CrashStep(CrashPoint.valueOf(args[1]), Integer.parseInt(args[2]));
    CrashingInboxes inboxes = new CrashingInboxes(step);
    SignalboxNode node = new SignalboxNode(settings(data), Clock.systemUTC());
    OpenNode open = node.open(inboxes);
    open.dispatcher()
        .register(
            new HandlerDescriptor(
                HANDLER, "1", "test", Set.of(), Set.of(LinqEvent.class), Begin.EARLIEST, 1),
            new Recorder(open.handlerStorage().dataSource(HANDLER), step));
    ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor();
    if (step.is(CrashPoint.IN_RETENTION)) {
      Retention retention =
          new Retention(
              inboxes.opened(),
              open.dispatcher()::settledThrough,
              new RetentionSettings(Duration.ZERO, Duration.ofDays(1)));
      chores.scheduleWithFixedDelay(
          () -> retention.run(Instant.now()),
          RETENTION_MILLIS,
          RETENTION_MILLIS,
          TimeUnit.MILLISECONDS);
    }
    Server server = server(node, step);
    server.start();
    System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    while (System.in.read() >= 0) {
      // Until the parent closes it.
    }
    chores.shutdownNow();
    server.stop();
    node.close();
  }

  private static Settings settings(Path data) {
    return Settings.load(
        new SettingsSources(TestSettings.of(data), Map.of(), Map.of(), Optional.empty()));
  }

  private static Server server(SignalboxNode node, CrashStep step) {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder webhooks = new ServletHolder(node.webhookServlet());
    webhooks.setAsyncSupported(true);
    context.addServlet(webhooks, "/webhooks/linq/*");
    server.setHandler(context);
    // Called when the answer is out.
    server.setRequestLog((request, response) -> step.at(CrashPoint.AFTER_ANSWER));
    return server;
  }

  /** Writes down what it is given. */
  private record Recorder(DataSource database, CrashStep step) implements EventHandler {

    Recorder {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS handled (event_id TEXT NOT NULL)");
      } catch (SQLException e) {
        throw new IllegalStateException("the table could not be made", e);
      }
    }

    @Override
    public void handle(Delivery delivery) throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO handled VALUES (?)")) {
        insert.setString(1, delivery.envelope().eventId());
        insert.executeUpdate();
      }
      step.at(CrashPoint.IN_HANDLER);
    }
  }
}
