package dev.signalbox.extender.it.rich;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.extender.it.driver.Clerk;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingEvent;
import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Uses everything there is. */
@ApplicationScoped
class Rich {

  @Inject @OsgiService Journal journal;
  @Inject @OsgiService Clerk clerk;
  @Inject @OsgiService Instance<Clerk> clerks;
  @Inject Delivery delivery;
  @Inject DataSource dataSource;
  @Inject Basket basket;
  @Inject Greeting greeting;
  @Inject Event<Note> notes;

  private int timeoutAtStart;

  @PostConstruct
  void start() {
    try {
      timeoutAtStart = dataSource.getLoginTimeout();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void all(@Observes LinqEvent event) {
    basket.put("all");
  }

  void family(@Observes ThingEvent event) {
    basket.put("family");
  }

  void async(@ObservesAsync ThingMade event, Envelope envelope) {
    basket.put("async");
    journal.add(
        "async " + envelope.eventId() + " " + delivery.handler() + " basket " + basket.size());
  }

  void one(
      @Observes @jakarta.annotation.Priority(Integer.MAX_VALUE) ThingMade event, Envelope envelope)
      throws IOException, SQLException {
    switch (event.envelope().eventId()) {
      case "fail" -> throw new IOException("no luck");
      case "clerk" -> journal.add(clerk.stamp("letter") + ", " + clerks.get().stamp("card"));
      case "storage" -> journal.add("timeout " + dataSource.getLoginTimeout());
      case "loader" ->
          journal.add(
              "own loader "
                  + (Thread.currentThread().getContextClassLoader()
                      == Rich.class.getClassLoader()));
      case "current" -> journal.add("current " + CDI.current().select(Greeting.class).get().text());
      case "note" -> notes.fireAsync(new Note("psst")).toCompletableFuture().join();
      default -> {
        basket.put("one");
        journal.add(
            "one "
                + envelope.eventId()
                + " basket "
                + basket.size()
                + " timeout "
                + timeoutAtStart
                + " "
                + greeting.text());
      }
    }
  }

  void note(@ObservesAsync Note note) {
    journal.add(
        note.text() + " on " + Thread.currentThread().getName().replaceFirst("[0-9].*", ""));
  }

  record Note(String text) {}
}
