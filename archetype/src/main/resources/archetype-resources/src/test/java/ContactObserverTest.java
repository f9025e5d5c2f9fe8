package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.run.HandlerResult;
import dev.signalbox.testkit.run.HandlerRun;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** No container and no node: the test kit calls the observers, with retries and transactions. */
class ContactObserverTest {

  private final MessageReceived first =
      Events.messageReceived().chat("c1").from("+12025550101").text("hi").build();
  private final MessageReceived second =
      Events.messageReceived().chat("c1").from("+12025550101").text("anyone?").build();
  private final MessageReceived other =
      Events.messageReceived().chat("c2").from("+12025550102").build();

  private final HandlerRun run =
      HandlerRun.beans(ContactObserver.class, ContactTable.class).dataSource(memory());

  @Test
  void firstMessageOfAPerson_isPublished() {
    try (HandlerResult result = run.events(first, second, other).run().requireHandled()) {
      assertThat(result.of(first).published()).hasSize(1);
      assertThat(result.of(second).published()).isEmpty();
      assertThat(result.of(other).published()).hasSize(1);
    }
  }

  @Test
  void recoveredMessage_isNoContact() {
    MessageReceived history =
        Events.messageReceived().reconciledAt(EventBuilder.NOON.plusSeconds(3600)).build();
    try (HandlerResult result = run.events(history).run().requireHandled()) {
      assertThat(result.published()).isEmpty();
    }
  }

  /** What a handler must live with, all at once. */
  @Test
  void failuresCrashesAndReplays_publishOnceForEachPerson() {
    try (HandlerResult result =
        run.events(first, second, other)
            .outOfOrder(42)
            .deliverTwice()
            .failAt(1)
            .crashBeforeCommit(3)
            .run()
            .requireHandled()) {
      assertThat(result.published()).hasSize(2);
    }
  }

  @Test
  void forgottenPerson_isNewAgain() throws Exception {
    try (HandlerResult result = run.events(first).run()) {
      assertThat(result.bean(ContactTable.class).forget("+12025550101")).isEqualTo(1);
      assertThat(result.bean(ContactTable.class).add("+12025550101")).isTrue();
    }
  }

  private static SQLiteDataSource memory() {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite::memory:");
    return database;
  }
}
