package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.internal.Happenings;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.json.Make;
import java.util.Set;

/** Reads events that are to happen. */
final class EventForm {

  private static final Set<String> FIELDS =
      Set.of("event_type", "data", "phone_number", "account", "event_id");

  private final Happenings happenings;

  EventForm(Happenings happenings) {
    this.happenings = happenings;
  }

  Reply publish(byte[] body) {
    Given given = Given.of(body, FIELDS);
    String id =
        happenings.publish(
            new Occurrence(
                given.required("event_type"),
                given.object("data").orElseThrow(() -> ControlError.bad("field 'data' is missing")),
                given.string("phone_number"),
                given.string("account"),
                given.string("event_id")));
    return Reply.json(202, Make.object().add("event_id", id).build());
  }
}
