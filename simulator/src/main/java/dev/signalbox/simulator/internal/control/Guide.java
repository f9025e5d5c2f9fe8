package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;

/** Says what there is under {@code /simulator}. */
final class Guide {

  private static final String[][] OPERATIONS = {
    {"GET", "/simulator", "this page"},
    {
      "POST",
      "/simulator/events",
      "lets something happen: event_type, data, optionally phone_number, account (API key), event_id"
    },
    {
      "GET",
      "/simulator/deliveries",
      "the tries of deliveries; ?event_id=&subscription_id=&after=NUMBER&limit=N"
    },
    {"GET", "/simulator/faults", "the faults in force"},
    {
      "POST",
      "/simulator/faults",
      "adds one: on, kind, optionally count, skip, probability, delay_ms, retry_after, retry_after_seconds, subscription_id, event_type"
    },
    {"DELETE", "/simulator/faults", "removes all"},
    {"DELETE", "/simulator/faults/{id}", "removes one"},
    {"GET", "/simulator/conversation", "the conversation and its events by type"},
    {
      "POST",
      "/simulator/conversation",
      "lets people talk: rate, seed, events or seconds, account (API key)"
    },
    {"DELETE", "/simulator/conversation", "stops them"}
  };

  private Guide() {}

  static JsonArray operations() {
    JsonArrayBuilder all = Make.array();
    for (String[] operation : OPERATIONS) {
      all.add(
          Make.object()
              .add("method", operation[0])
              .add("path", operation[1])
              .add("does", operation[2]));
    }
    return all.build();
  }
}
