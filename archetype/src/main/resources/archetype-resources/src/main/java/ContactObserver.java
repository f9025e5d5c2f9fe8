package ${package};

import dev.signalbox.api.Handle;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes an event when a person writes for the first time.
 *
 * <p>The contract of an observer:
 *
 * <ul>
 *   <li>Returning settles the event. Throwing asks for a retry, after a wait that grows each time;
 *       what was written and published is undone. After ten attempts (signalbox.retry.max-attempts)
 *       the event is a dead letter, which an operator can replay.
 *   <li>Events of one chat come one after the other, in the order of arrival, also across retries.
 *       Linq doesn't promise to send them in order: where it matters, compare the times in them.
 *   <li>What is written through the injected DataSource is there exactly once per event. What is
 *       done elsewhere (mail, HTTP) may be done again after a crash: make it idempotent, by the
 *       envelope's eventId for example.
 *   <li>The API has a record for each type and an interface for each family: observe
 *       MessageReceived, MessageEvent, or LinqEvent for everything.
 *   <li>Fields that Linq may leave out are Optional. Everything it sent, also what the API has no
 *       field for, is in event.envelope().data().
 * </ul>
 */
@ApplicationScoped
class ContactObserver {

  /** Types of your own need a dot; take a prefix that nobody else has. */
  static final String FIRST_CONTACT = "${artifactId}.contact.first";

  private static final Logger LOG = LoggerFactory.getLogger(ContactObserver.class);

  @Inject ContactTable contacts;

  /** The delivery at hand: attempt, sequence, publish(...). */
  @Inject Delivery delivery;

  /**
   * Once, before the first event. Tables are made here: made while an event is handled, they would
   * be gone again when that fails. Throwing refuses the bundle, with this message in the log.
   */
  void start(@Observes Startup event) throws SQLException {
    contacts.create();
  }

  void on(@Observes MessageReceived event) throws SQLException {
    Optional<String> person = event.sender().map(Handle::handle);
    if (person.isEmpty() || event.reconciledAt().isPresent()) {
      return; // reconciled: history that was recovered later; nobody waits for an answer to it
    }
    if (contacts.add(person.get())) {
      // No phone numbers, handles or texts above DEBUG: logs are kept elsewhere, for longer.
      LOG.info("first message in chat {}, attempt {}", event.chat().id(), delivery.attempt());
      // Stored with what was written above, appended to the inbox exactly once.
      delivery.publish(FIRST_CONTACT, Map.of("chat_id", event.chat().id()));
    }
  }
}
