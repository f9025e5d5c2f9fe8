package dev.signalbox.handlers.call.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Calls as queries show them. */
final class CallView {

  private CallView() {}

  /** A call without its events. */
  static Map<String, Object> of(Call call) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("record_id", call.recordId());
    view.put("call_id", call.callId());
    view.put("inferred", call.inferred());
    view.put("outcome", call.outcome().text());
    view.put("direction", call.parties().direction().map(CallTable::text));
    view.put("from", call.parties().from());
    view.put("to", call.parties().to());
    view.put("line", call.parties().line());
    view.put("peer", call.parties().peer());
    view.put("chat_id", call.parties().chatId());
    view.put("started_at", call.startedAt());
    view.put("ringing_at", call.ringingAt());
    view.put("answered_at", call.answeredAt());
    view.put("ended_at", call.endedAt());
    view.put("ring_seconds", call.ring());
    view.put("talk_seconds", call.talk());
    return view;
  }

  /** An event of a call; {@code at_assumed} says that the time is when it came in. */
  static Map<String, Object> of(Fact fact) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("event_type", "call." + fact.kind().text());
    view.put("at", fact.at());
    view.put("at_assumed", !fact.stated());
    view.put("endpoint", fact.key().endpoint());
    view.put("event_id", fact.key().eventId());
    view.put("duration_seconds", fact.seconds());
    return view;
  }
}
