package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts the bundle's plain classes together, one of each for the bundle's life. */
@Dependent
class Wiring {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Database database(DataSource source) {
    return new Database(source, new Schema());
  }

  @Produces
  @Singleton
  Tables tables() {
    return new Tables();
  }

  @Produces
  @Singleton
  Intake intake(Database database, Tables tables) {
    return new Intake(new Directory(database, tables, new NewsDesk()), new NewsPublisher());
  }

  @Produces
  @Singleton
  Observations observations() {
    return new Observations();
  }

  @Produces
  @Singleton
  MemberObservations memberObservations() {
    return new MemberObservations();
  }

  @Produces
  @Singleton
  MessageObservations messageObservations() {
    return new MessageObservations();
  }

  /** Where no settings can be injected, the defaults count. */
  @Produces
  @Singleton
  TypingSettings typingSettings(Instance<HandlerSettings> settings) {
    return new TypingSettings(
        settings.isResolvable() ? Optional.of(settings.get()) : Optional.empty());
  }

  @Produces
  @Singleton
  ChatReader reader(Database database, Tables tables, Clock clock, TypingSettings settings) {
    return new ChatReader(database, tables, new ChatView(new Typing(clock, settings)));
  }

  @Produces
  @Singleton
  Forgetting forgetting(Database database) {
    return new Forgetting(database);
  }
}
