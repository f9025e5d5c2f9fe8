package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.internal.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request under {@code /api/partner} asks for. */
record Call(Operation operation, Optional<String> subscriptionId) {

  private static final Map<String, Operation> ON_ALL =
      Map.of("GET", Operation.LIST, "POST", Operation.CREATE);
  private static final Map<String, Operation> ON_ONE =
      Map.of("GET", Operation.GET, "PUT", Operation.UPDATE, "DELETE", Operation.DELETE);
  private static final Map<String, Operation> ON_EVENTS = Map.of("GET", Operation.EVENTS);

  /** The methods of a path; empty where there is nothing. */
  static Map<String, Operation> methods(Request request) {
    List<String> path = request.segmentsFrom(2);
    if (path.equals(List.of("v3", "webhook-subscriptions"))) {
      return ON_ALL;
    }
    if (path.equals(List.of("v3", "webhook-events"))) {
      return ON_EVENTS;
    }
    boolean one =
        path.size() == 3 && path.subList(0, 2).equals(List.of("v3", "webhook-subscriptions"));
    return one ? ON_ONE : Map.of();
  }

  static Optional<Call> of(Request request) {
    List<String> path = request.segmentsFrom(2);
    Optional<String> id = path.size() == 3 ? Optional.of(path.get(2)) : Optional.empty();
    return Optional.ofNullable(methods(request).get(request.method()))
        .map(operation -> new Call(operation, id));
  }
}
