package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import java.util.List;
import java.util.Map;

/** The whole bundle, put together by its own wiring, without a container. */
final class TestHandler {

  final TestDelivery delivery = new TestDelivery();
  final ReactionQueries queries;
  final ReactionPersonalData personalData;
  private final ReactionObserver observer;

  TestHandler(TestStorage storage) {
    Wiring wiring = new Wiring();
    Database database = wiring.database(storage);
    ReactionStore store = wiring.store(database);
    observer = new ReactionObserver(store, wiring.observations(), wiring.publisher(), delivery);
    queries = new ReactionQueries(wiring.reader(database));
    personalData = new ReactionPersonalData(store);
  }

  /** Fires one event, as the container would. */
  TestHandler handle(LinqEvent event) {
    delivery.next(event);
    if (event instanceof ReactionAdded added) {
      observer.added(added);
    } else if (event instanceof ReactionRemoved removed) {
      observer.removed(removed);
    }
    return this;
  }

  void start() {
    observer.started(new jakarta.enterprise.event.Startup());
  }

  /** What was published, in short: kind, emoji and count. */
  List<String> tallies() {
    return delivery.published.stream()
        .map(
            data ->
                data.get("reaction_type")
                    + (data.containsKey("custom_emoji") ? " " + data.get("custom_emoji") : "")
                    + " "
                    + data.get("count"))
        .toList();
  }

  List<Map<String, ?>> published() {
    return delivery.published;
  }
}
