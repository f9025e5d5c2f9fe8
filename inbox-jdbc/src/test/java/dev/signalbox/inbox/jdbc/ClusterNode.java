package dev.signalbox.inbox.jdbc;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.BreakerSettings;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NodeSettings;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** A node without servlets: an inbox on a shared database and a dispatcher. */
final class ClusterNode implements AutoCloseable {

  static final String HANDLER = "h";

  final Inbox inbox;
  final Dispatcher dispatcher;
  private final String name;

  /** What a handler does besides writing down what it got. */
  interface Deed {
    void with(Delivery delivery) throws Exception;
  }

  ClusterNode(String name, String url) {
    this.name = name;
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    EventCatalog catalog = new EventCatalog(codec);
    InboxSettings plain = PostgresInboxes.settings(url);
    inbox =
        new PostgresInboxProvider()
            .open(
                new InboxSettings(
                    url,
                    plain.dataDir(),
                    plain.dedupeHorizon(),
                    plain.maxWaitingEvents(),
                    plain.maxWaitingBytes(),
                    plain.busyTimeout(),
                    new NodeSettings(name, "1.2.3", 16, catalog::orderKey)),
                Clock.systemUTC());
    DispatchSettings usual = DispatchSettings.defaults();
    dispatcher =
        new Dispatcher(
            inbox,
            catalog,
            codec,
            new DispatchSettings(
                1000,
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                2,
                0.5,
                usual.batchSize(),
                usual.batchTime(),
                usual.drainTimeout(),
                Duration.ofMillis(200),
                usual.maxDerivedDepth(),
                new BreakerSettings(1000, 1000, 100, Duration.ofSeconds(1), 10)),
            Clock.systemUTC(),
            Thread::new,
            new DispatchListener() {});
  }

  /** Installs a handler that writes into its table what it gets, in the order of getting. */
  HandlerRegistration register(String version, Deed deed, String... types) {
    DataSource storage = inbox.ledger(HANDLER).dataSource();
    try (Connection connection = storage.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS handled (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " sequence bigint NOT NULL, type text NOT NULL, chat text NOT NULL,"
              + " node text NOT NULL)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return dispatcher.register(
        new HandlerDescriptor(HANDLER, version, "test", Set.of(types), Set.of(), Begin.EARLIEST, 1),
        delivery -> {
          try (Connection connection = storage.getConnection();
              PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT INTO handled (sequence, type, chat, node) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, delivery.sequence());
            insert.setString(2, delivery.event().envelope().eventType());
            insert.setString(3, delivery.event().orderKey().orElse(""));
            insert.setString(4, name);
            insert.executeUpdate();
          }
          deed.with(delivery);
        });
  }

  @Override
  public void close() {
    dispatcher.close();
    inbox.close();
  }
}
