package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts the bundle's plain classes together, one of each for the bundle's life. */
@Dependent
class Wiring {

  @Produces
  @Singleton
  Database database(DataSource source) {
    return new Database(source, new Schema());
  }

  /** Read once: a rule that changed between two events would leave records made by either. */
  @Produces
  @Singleton
  Adjacency adjacency(Instance<HandlerSettings> settings) {
    return Adjacency.of(settings.isUnsatisfied() ? Optional.empty() : Optional.of(settings.get()));
  }

  @Produces
  @Singleton
  CallLog log(Database database, Adjacency rule) {
    FactTable facts = new FactTable();
    return new CallLog(database, facts, new CallTable(), new Lines(facts, rule));
  }

  @Produces
  @Singleton
  CallPublisher publisher() {
    return new CallPublisher();
  }

  @Produces
  @Singleton
  CallReader reader(Database database) {
    return new CallReader(database, new FactTable(), new CallTable());
  }
}
