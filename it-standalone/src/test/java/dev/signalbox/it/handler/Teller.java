package dev.signalbox.it.handler;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Tells a service of another bundle what its observers see. */
@ApplicationScoped
public class Teller {

  @Inject @OsgiService Consumer<String> ear;
  @Inject Delivery delivery;
  @Inject DataSource database;

  void now(@Observes LinqEvent event, Envelope envelope) throws SQLException {
    tell("now", event, envelope);
  }

  void later(@ObservesAsync LinqEvent event, Envelope envelope) throws SQLException {
    tell("later", event, envelope);
    if (delivery.attempt() == 1) {
      throw new IllegalStateException("an asynchronous observer fails at first");
    }
  }

  private void tell(String when, LinqEvent event, Envelope envelope) throws SQLException {
    try (Connection connection = database.getConnection()) {
      ear.accept(
          String.join(
              " ",
              when,
              envelope.eventId(),
              event.getClass().getSimpleName(),
              delivery.handler(),
              "" + delivery.attempt(),
              "" + connection.isValid(1)));
    }
  }
}
