package dev.signalbox.core.http;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.dispatch.UnknownHandlerException;
import dev.signalbox.core.http.internal.DeadLetterList;
import dev.signalbox.core.http.internal.DeadLetterView;
import dev.signalbox.core.http.internal.HandlerList;
import dev.signalbox.core.http.internal.HandlerView;
import dev.signalbox.core.http.internal.RefusedView;
import dev.signalbox.core.inbox.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The handlers, their dead letters, and what an operator does to them. */
final class HandlersResource {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;
  private static final String NAME = "name";
  private static final String ONE = "handlers/{name}";

  private final HandlerOperations operations;
  private final RefusedSources refused;
  private final ReplayBody replayBody;
  private final JsonResponses responses;

  HandlersResource(
      HandlerOperations operations,
      RefusedSources refused,
      ReplayBody replayBody,
      JsonResponses responses) {
    this.operations = operations;
    this.refused = refused;
    this.replayBody = replayBody;
    this.responses = responses;
  }

  List<Route> routes() {
    return List.of(
        Route.get("handlers", Set.of(), this::all),
        Route.get(ONE, Set.of(), request -> status(request.name(NAME))),
        Route.get(ONE + "/dead-letters", Set.of("after", "limit"), this::deadLetters),
        Route.post(ONE + "/replay", this::replay),
        Route.post(ONE + "/pause", request -> change(request, operations::pause)),
        Route.post(ONE + "/resume", request -> change(request, operations::resume)));
  }

  private Response all(ApiRequest request) {
    return responses.view(
        new HandlerList(
            operations.handlers().stream().map(HandlerView::of).toList(),
            refused.all().stream().map(RefusedView::of).toList()));
  }

  private Response status(String name) {
    return responses.view(
        operations.handler(name).map(HandlerView::of).orElseThrow(() -> unknown(name)));
  }

  private UnknownHandlerException unknown(String name) {
    return new UnknownHandlerException(
        name, operations.handlers().stream().map(HandlerStatus::name).toList());
  }

  private Response deadLetters(ApiRequest request) {
    long after = request.parameters().number("after", 0, Long.MAX_VALUE).orElse(0L);
    int limit =
        request.parameters().number("limit", 1, MOST).map(Long::intValue).orElse(DEFAULT_LIMIT);
    List<DeadLetter> found = operations.deadLetters(request.name(NAME), after, limit);
    OptionalLong next =
        found.size() < limit
            ? OptionalLong.empty()
            : OptionalLong.of(found.get(found.size() - 1).event().sequence());
    return responses.view(
        new DeadLetterList(found.stream().map(DeadLetterView::of).toList(), next));
  }

  private Response replay(ApiRequest request) {
    ReplayRequest wanted = replayBody.read(request.body());
    try {
      long replayed = operations.replay(request.name(NAME), wanted);
      return responses.values(200, Map.of("replayed", replayed));
    } catch (IllegalArgumentException e) {
      throw new ApiException(400, e.getMessage(), e);
    }
  }

  private Response change(ApiRequest request, Consumer<String> change) {
    String name = request.name(NAME);
    change.accept(name);
    return status(name);
  }
}
