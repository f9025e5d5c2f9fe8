package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The whole bundle, put together by its own wiring, without a container. */
final class TestHandler {

  final TestDelivery delivery = new TestDelivery();
  final CallQueries queries;
  final CallPersonalData personalData;
  private final CallObserver observer;

  TestHandler(DataSource storage) {
    this(storage, Adjacency.of(Optional.empty()));
  }

  TestHandler(DataSource storage, Adjacency rule) {
    Wiring wiring = new Wiring();
    Database database = wiring.database(storage);
    CallLog log = wiring.log(database, rule);
    observer = new CallObserver(log, wiring.publisher(), delivery);
    queries = new CallQueries(wiring.reader(database));
    personalData = new CallPersonalData(log);
  }

  /** Fires one event, as the container would. */
  TestHandler handle(LinqEvent event) {
    delivery.next(event);
    if (event instanceof CallInitiated initiated) {
      observer.initiated(initiated);
    } else if (event instanceof CallRinging ringing) {
      observer.ringing(ringing);
    } else if (event instanceof CallAnswered answered) {
      observer.answered(answered);
    } else if (event instanceof CallDeclined declined) {
      observer.declined(declined);
    } else if (event instanceof CallNoAnswer unanswered) {
      observer.unanswered(unanswered);
    } else if (event instanceof CallFailed failed) {
      observer.failed(failed);
    } else if (event instanceof CallEnded ended) {
      observer.ended(ended);
    } else {
      throw new IllegalArgumentException("not observed: " + event.getClass());
    }
    return this;
  }

  void start() {
    observer.started(new jakarta.enterprise.event.Startup());
  }

  /** Types of what was published and of which record, in its order. */
  List<String> published() {
    return delivery.published.stream()
        .map(
            event ->
                event.type().replace("signalbox.call.", "")
                    + " "
                    + event.data().requiredString("record_id"))
        .toList();
  }
}
