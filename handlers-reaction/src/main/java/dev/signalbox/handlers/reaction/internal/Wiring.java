package dev.signalbox.handlers.reaction.internal;

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
  ReactionStore store(Database database) {
    return new ReactionStore(
        database, new EventTable(), new ChatTable(), new MarkTable(), new TallyTable());
  }

  @Produces
  @Singleton
  Observations observations() {
    return new Observations();
  }

  @Produces
  @Singleton
  TallyPublisher publisher() {
    return new TallyPublisher();
  }

  @Produces
  @Singleton
  ReactionReader reader(Database database) {
    return new ReactionReader(
        database, new ChatTable(), new MarkTable(), new TallyTable(), new ReactionView());
  }
}
