package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Moody;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Observers that fail. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FailureIT {

  private static final String NAME = "failure-1.2.3";

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);

  @Deployment(testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Moody.class)
        .withClass(textsClass())
        .with("signalbox.retry.initial-delay", "100ms")
        .with("signalbox.retry.max-attempts", "4")
        .build();
  }

  static Class<?> textsClass() {
    try {
      return Class.forName("dev.signalbox.it.server.app.Texts");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void observerThatFailsTwice_isTriedAgainAndThenDone() throws Exception {
    assertThat(sender.deliver("twice", "chat-2", "fails 2")).isEqualTo(200);
    // The version of the file is no part of the handler's name.
    noted.await(List.of("failure"), "done", "twice");
    assertThat(noted.after("attempt", "twice")).containsExactly("1", "2", "3");
  }

  @Test
  void observerThatAlwaysFails_makesADeadLetterAndHoldsUpNoOtherChat() throws Exception {
    assertThat(sender.deliver("always", "chat-3", "fails always")).isEqualTo(200);
    assertThat(sender.deliver("other-chat", "chat-4", "fine")).isEqualTo(200);
    noted.awaitAll("done", List.of("other-chat"));
    noted.await(List.of("1", "2", "3", "4"), "attempt", "always");
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(sender.get("signalbox/api/handlers/failure/dead-letters").body())
                    .contains("always", "as the message wants it"));
    assertThat(noted.after("done", "always")).isEmpty();
  }
}
