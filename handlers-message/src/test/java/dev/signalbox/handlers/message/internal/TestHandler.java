package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import java.util.List;
import java.util.Map;

/** The whole bundle, put together by its own wiring, without a container. */
final class TestHandler {

  final TestDelivery delivery = new TestDelivery();
  final MessageQueries queries;
  private final MessageObserver observer;

  TestHandler(TestStorage storage) {
    Wiring wiring = new Wiring();
    JsonText json = wiring.jsonText();
    Database database = wiring.database(storage);
    observer =
        new MessageObserver(
            wiring.store(database), wiring.observations(json), wiring.publisher(), delivery);
    queries = new MessageQueries(wiring.reader(database, json));
  }

  /** Fires one event, as the container would. */
  TestHandler handle(LinqEvent event) {
    delivery.next(event);
    if (event instanceof MessageSent sent) {
      observer.sent(sent);
    } else if (event instanceof MessageReceived received) {
      observer.received(received);
    } else if (event instanceof MessageDelivered delivered) {
      observer.delivered(delivered);
    } else if (event instanceof MessageRead read) {
      observer.read(read);
    } else if (event instanceof MessageFailed failed) {
      observer.failed(failed);
    } else if (event instanceof MessageEdited edited) {
      observer.edited(edited);
    }
    return this;
  }

  void start() {
    observer.started(new jakarta.enterprise.event.Startup());
  }

  List<Map<String, ?>> published() {
    return delivery.published;
  }
}
