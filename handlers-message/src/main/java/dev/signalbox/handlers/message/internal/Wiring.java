package dev.signalbox.handlers.message.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.spi.JsonProvider;
import javax.sql.DataSource;

/** Puts the bundle's plain classes together, one of each for the bundle's life. */
@Dependent
class Wiring {

  @Produces
  @Singleton
  JsonText jsonText() {
    return new JsonText(JsonProvider.provider());
  }

  @Produces
  @Singleton
  Database database(DataSource source) {
    return new Database(source, new Schema());
  }

  @Produces
  @Singleton
  ConversationStore store(Database database) {
    return new ConversationStore(
        database, new MessageTable(), new PartTable(), new EditTable(), new FailureTable());
  }

  @Produces
  @Singleton
  Observations observations(JsonText json) {
    return new Observations(new PartCodec(json));
  }

  @Produces
  @Singleton
  StatePublisher publisher() {
    return new StatePublisher();
  }

  @Produces
  @Singleton
  ConversationReader reader(Database database, JsonText json) {
    return new ConversationReader(
        database,
        new MessageTable(),
        new PartTable(),
        new EditTable(),
        new FailureTable(),
        new MessageView(json));
  }

  @Produces
  @Singleton
  Forgetting forgetting(Database database, JsonText json) {
    return new Forgetting(database, json);
  }
}
