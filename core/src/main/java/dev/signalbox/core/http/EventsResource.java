package dev.signalbox.core.http;

import dev.signalbox.core.http.internal.EventList;
import dev.signalbox.core.http.internal.EventView;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The list of stored events, and one of them. */
final class EventsResource {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;
  private static final Set<String> SEARCH =
      Set.of("type", "endpoint", "from", "to", "after", "before", "order", "limit");

  private final Inbox inbox;
  private final EventDetail detail;
  private final JsonResponses responses;

  EventsResource(Inbox inbox, EventDetail detail, JsonResponses responses) {
    this.inbox = inbox;
    this.detail = detail;
    this.responses = responses;
  }

  List<Route> routes() {
    return List.of(
        Route.get("events", SEARCH, this::search),
        Route.get("events/{event_id}", Set.of("endpoint"), this::one));
  }

  private Response search(ApiRequest request) {
    EventSearch search = search(request.parameters());
    List<StoredEvent> found = inbox.search(search);
    OptionalLong next =
        found.size() < search.limit()
            ? OptionalLong.empty()
            : OptionalLong.of(found.get(found.size() - 1).sequence());
    return responses.view(new EventList(found.stream().map(EventView::of).toList(), next));
  }

  private static EventSearch search(Parameters parameters) {
    Optional<Instant> from = parameters.instant("from");
    Optional<Instant> to = parameters.instant("to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new ApiException(400, "expected 'from' before 'to'");
    }
    Optional<Long> after = parameters.number("after", 0, Long.MAX_VALUE);
    Optional<Long> before = parameters.number("before", 0, Long.MAX_VALUE);
    String order =
        parameters
            .choice("order", List.of("asc", "desc"))
            .orElse(after.isPresent() && before.isEmpty() ? "asc" : "desc");
    return new EventSearch(
        parameters.text("type"),
        parameters.text("endpoint"),
        from,
        to,
        after.orElse(0L),
        before.orElse(Long.MAX_VALUE),
        order.equals("desc"),
        parameters.number("limit", 1, MOST).map(Long::intValue).orElse(DEFAULT_LIMIT));
  }

  private Response one(ApiRequest request) {
    String id = request.name("event_id");
    List<StoredEvent> all = inbox.byEventId(id);
    Optional<String> endpoint = request.parameters().text("endpoint");
    StoredEvent newest =
        all.stream()
            .filter(event -> endpoint.isEmpty() || event.endpoint().equals(endpoint.get()))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> missing(id, endpoint));
    List<String> endpoints = all.stream().map(StoredEvent::endpoint).distinct().sorted().toList();
    return responses.values(200, detail.of(newest, endpoints));
  }

  private static ApiException missing(String id, Optional<String> endpoint) {
    return new ApiException(
        404,
        "the inbox has no event with id '"
            + Excerpt.of(id)
            + "'"
            + endpoint.map(name -> " from endpoint '" + Excerpt.of(name) + "'").orElse(""));
  }
}
