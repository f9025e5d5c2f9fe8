package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.phonenumber.LineAdvice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lines as queries show them. */
final class LineView {

  /**
   * A line.
   *
   * @param statusSince as a text of {@link Times}
   * @param reputationSince as a text of {@link Times}
   */
  Map<String, Object> line(
      Line line, Optional<String> statusSince, Optional<String> reputationSince) {
    LineAdvice advice = Advice.of(line);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("phone_number", line.phoneNumber());
    view.put("state", line.standing().text());
    view.put("status", line.status().map(Fact::value));
    view.put("status_since", statusSince.map(Times::time));
    view.put("reputation", line.reputation().map(Fact::value));
    view.put("reputation_since", reputationSince.map(Times::time));
    view.put("may_continue", advice.yes());
    view.put("reason", advice.reason());
    return view;
  }

  /** A change, with Linq's names of fields (protocol.md, 3.5). */
  Map<String, Object> change(Change change) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changed_at", Times.time(change.moment().at()));
    view.put("previous_status", change.previousStatus());
    view.put("new_status", change.newStatus());
    view.put("previous_reputation", change.previousReputation());
    view.put("new_reputation", change.newReputation());
    view.put("event_id", change.moment().eventId());
    return view;
  }
}
