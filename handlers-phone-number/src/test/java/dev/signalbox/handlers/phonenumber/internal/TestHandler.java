package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import java.util.List;

/** The whole bundle, put together by its own wiring, without a container. */
final class TestHandler {

  final TestDelivery delivery = new TestDelivery();
  final LineQueries queries;
  final LinePersonalData personalData;
  final StoredLineRegister register;
  final LinesHealth health;
  private final LineObserver observer;

  TestHandler(TestStorage storage) {
    Wiring wiring = new Wiring();
    Database database = wiring.database(storage);
    LineStore store = wiring.store(database);
    LineReader reader = wiring.reader(database);
    observer = new LineObserver(store, wiring.changes(), wiring.publisher(), delivery);
    queries = new LineQueries(reader);
    personalData = new LinePersonalData(store);
    register = new StoredLineRegister(reader);
    health = new LinesHealth(reader);
  }

  /** Fires one event, as the container would. */
  TestHandler handle(LinqEvent event) {
    delivery.next(event);
    if (event instanceof PhoneNumberStatusUpdated updated) {
      observer.updated(updated);
    }
    return this;
  }

  void start() {
    observer.started(new jakarta.enterprise.event.Startup());
  }

  /** What was published, in short: the end of the type and the line. */
  List<String> published() {
    return delivery.published.stream()
        .map(
            data ->
                ((String) data.get("type")).replace("signalbox.line.", "")
                    + " "
                    + data.get("phone_number"))
        .toList();
  }
}
