package dev.signalbox.handlers.phonenumber.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Puts the bundle's plain classes together, one of each for the bundle's life. */
@Dependent
class Wiring {

  @Produces
  @Singleton
  Database database(DataSource source) {
    return new Database(source, new Schema());
  }

  @Produces
  @Singleton
  LineStore store(Database database) {
    return new LineStore(database, new EventTable(), new LineTable(), new ChangeTable());
  }

  @Produces
  @Singleton
  Changes changes() {
    return new Changes();
  }

  @Produces
  @Singleton
  LinePublisher publisher() {
    return new LinePublisher();
  }

  @Produces
  @Singleton
  LineReader reader(Database database) {
    return new LineReader(database, new LineTable(), new ChangeTable(), new LineView());
  }
}
