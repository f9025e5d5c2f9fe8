package dev.signalbox.it.handler;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.reaction.ReactionAdded;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/** Faults that somebody builds into a stock handler: after it has done its work, it throws. */
public final class Throwers {

  private static final int LAST = Integer.MAX_VALUE;

  private Throwers() {}

  private static void fail(LinqEvent event) {
    throw new IllegalStateException("a fault in the handling of " + event.envelope().eventType());
  }

  /** In handlers-message. */
  @Dependent
  public static class OfMessages {
    void on(@Observes @Priority(LAST) MessageReceived event) {
      fail(event);
    }
  }

  /** In handlers-call. */
  @Dependent
  public static class OfCalls {
    void on(@Observes @Priority(LAST) CallRinging event) {
      fail(event);
    }
  }

  /** In handlers-chat. */
  @Dependent
  public static class OfChats {
    void on(@Observes @Priority(LAST) ParticipantAdded event) {
      fail(event);
    }
  }

  /** In handlers-reaction. */
  @Dependent
  public static class OfReactions {
    void on(@Observes @Priority(LAST) ReactionAdded event) {
      fail(event);
    }
  }

  /** In handlers-phone-number. */
  @Dependent
  public static class OfLines {
    void on(@Observes @Priority(LAST) PhoneNumberStatusUpdated event) {
      fail(event);
    }
  }
}
