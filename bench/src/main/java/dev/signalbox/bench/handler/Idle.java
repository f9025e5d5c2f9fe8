package dev.signalbox.bench.handler;

import dev.signalbox.api.message.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes messages and does nothing with them: what is left is the cost of having a handler. */
@ApplicationScoped
public class Idle {

  private long seen;

  void on(@Observes MessageReceived event) {
    seen += event.messageId().length();
  }

  /** Something that depends on what came. */
  public long seen() {
    return seen;
  }
}
