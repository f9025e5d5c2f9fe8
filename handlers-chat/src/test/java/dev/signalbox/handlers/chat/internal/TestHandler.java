package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.spi.PersonalData;
import java.util.List;
import java.util.Optional;

/** The whole bundle, put together by its own wiring, without a container. */
final class TestHandler {

  final TestDelivery delivery = new TestDelivery();
  final TestClock clock = new TestClock();
  final ChatQueries queries;
  final PersonalData personalData;
  private final ChatObserver chats;
  private final MessageObserver messages;

  TestHandler(TestStorage storage) {
    Wiring wiring = new Wiring();
    TypingSettings typing = new TypingSettings(Optional.empty());
    Database database = wiring.database(storage);
    Tables tables = wiring.tables();
    Intake intake = wiring.intake(database, tables);
    chats =
        new ChatObserver(
            intake, wiring.observations(), wiring.memberObservations(), typing, delivery);
    messages = new MessageObserver(intake, wiring.messageObservations(), delivery);
    queries = new ChatQueries(wiring.reader(database, tables, clock, typing));
    personalData = new ChatPersonalData(wiring.forgetting(database));
  }

  /** Fires events, as the container would. */
  TestHandler handle(LinqEvent... events) {
    for (LinqEvent event : events) {
      delivery.next(event);
      if (!chat(event) && !message(event)) {
        throw new AssertionError("nobody takes " + event.envelope().eventType());
      }
    }
    return this;
  }

  private boolean chat(LinqEvent event) {
    if (event instanceof ChatCreated created) {
      chats.created(created);
    } else if (event instanceof GroupNameUpdated updated) {
      chats.nameUpdated(updated);
    } else if (event instanceof GroupIconUpdated updated) {
      chats.iconUpdated(updated);
    } else if (event instanceof GroupNameUpdateFailed failed) {
      chats.nameUpdateFailed(failed);
    } else if (event instanceof GroupIconUpdateFailed failed) {
      chats.iconUpdateFailed(failed);
    } else if (event instanceof TypingIndicatorStarted started) {
      chats.typingStarted(started);
    } else if (event instanceof TypingIndicatorStopped stopped) {
      chats.typingStopped(stopped);
    } else if (event instanceof ParticipantAdded added) {
      chats.participantAdded(added);
    } else if (event instanceof ParticipantRemoved removed) {
      chats.participantRemoved(removed);
    } else {
      return false;
    }
    return true;
  }

  private boolean message(LinqEvent event) {
    if (event instanceof MessageSent sent) {
      messages.sent(sent);
    } else if (event instanceof MessageReceived received) {
      messages.received(received);
    } else if (event instanceof MessageDelivered delivered) {
      messages.delivered(delivered);
    } else if (event instanceof MessageRead read) {
      messages.read(read);
    } else if (event instanceof MessageEdited edited) {
      messages.edited(edited);
    } else if (event instanceof MessageFailed failed) {
      messages.failed(failed);
    } else {
      return false;
    }
    return true;
  }

  void start() {
    chats.started(new jakarta.enterprise.event.Startup());
  }

  /** The types of what was published, and of each the field. */
  List<String> published(String field) {
    return delivery.published.stream().map(p -> p.type() + " " + p.data().get(field)).toList();
  }
}
