package dev.signalbox.testkit.run;

import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.HandlerSettings;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What belongs to a run for as long as it lasts. */
final class RunContext implements AutoCloseable {

  private final String handler;
  private final Optional<RunDatabase> database;
  private final HandlerSettings settings;
  private Optional<Delivery> current = Optional.empty();

  RunContext(String handler, Optional<RunDatabase> database, Map<String, String> settings) {
    this.handler = handler;
    this.database = database;
    this.settings = new MapSettings(handler, settings);
  }

  String handler() {
    return handler;
  }

  HandlerSettings settings() {
    return settings;
  }

  Optional<RunDatabase> database() {
    return database;
  }

  DataSource dataSource() {
    return database
        .map(RunDatabase::view)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the handler asks for a DataSource, the run has none; give it one with"
                        + " dataSource(...)"));
  }

  void enter(Delivery delivery) {
    current = Optional.of(delivery);
  }

  void leave() {
    current = Optional.empty();
  }

  Delivery delivery() {
    return current.orElseThrow(
        () ->
            new IllegalStateException(
                "there is no delivery at hand: a Delivery can be used while an event is handled"));
  }

  @Override
  public void close() {
    database.ifPresent(RunDatabase::close);
  }
}
