package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls, lines that are flagged, places that are shared. */
final class Incidents {

  private static final int LONGEST_CALL_SECONDS = 900;
  private static final Duration SHARED = Duration.ofHours(1);

  private final World world;

  Incidents(World world) {
    this.world = world;
  }

  /** A call, from either side, and how it ends (protocol.md, 3.7; its data are assumed). */
  List<Step> call() {
    Line line = world.line();
    Person person = world.stranger();
    boolean inbound = world.chance(50);
    String id = world.uuid();
    List<Step> steps = new ArrayList<>();
    steps.add(call("call.initiated", id, line, person, inbound));
    if (world.chance(10)) {
      steps.add(call("call.failed", id, line, person, inbound));
      return steps;
    }
    steps.add(call("call.ringing", id, line, person, inbound));
    switch (world.between(0, 3)) {
      case 0 -> steps.add(call("call.no_answer", id, line, person, inbound));
      case 1 -> steps.add(call("call.declined", id, line, person, inbound));
      default -> {
        int seconds = world.between(1, LONGEST_CALL_SECONDS);
        steps.add(call("call.answered", id, line, person, inbound));
        steps.add(
            now ->
                new Draft(
                    "call.ended", line, data(id, line, person, inbound).add("duration", seconds)));
      }
    }
    return steps;
  }

  /** A line is flagged, or recovers. */
  List<Step> status() {
    Line line = world.line();
    return List.of(now -> flagged(line, now), now -> flagged(line, now));
  }

  /** Somebody shows where they are, for a while. */
  List<Step> location() {
    Line line = world.line();
    Person person = world.stranger();
    return List.of(
        now ->
            new Draft(
                "location.sharing.started",
                line,
                shared(line, person)
                    .add("began_at", now.toString())
                    .add("ends_at", now.plus(SHARED).toString())),
        now -> new Draft("location.sharing.stopped", line, shared(line, person)));
  }

  private static Step call(String type, String id, Line line, Person person, boolean inbound) {
    return now -> new Draft(type, line, data(id, line, person, inbound));
  }

  private static JsonObjectBuilder data(String id, Line line, Person person, boolean inbound) {
    return Make.object()
        .add("id", id)
        .add("from", inbound ? person.handle() : line.number())
        .add("to", inbound ? line.number() : person.handle())
        .add("direction", inbound ? "inbound" : "outbound");
  }

  private static JsonObjectBuilder shared(Line line, Person person) {
    return Make.object().add("shared_by", person.handle()).add("shared_with", line.number());
  }

  private static Draft flagged(Line line, Instant now) {
    boolean was = line.flagged();
    line.flag(!was);
    return new Draft(
        "phone_number.status_updated",
        line,
        Make.object()
            .add("phone_number", line.number())
            .add("previous_status", was ? "FLAGGED" : "ACTIVE")
            .add("new_status", was ? "ACTIVE" : "FLAGGED")
            .add("previous_reputation", was ? "CRITICAL" : "HEALTHY")
            .add("new_reputation", was ? "HEALTHY" : "CRITICAL")
            .add("changed_at", now.toString()));
  }
}
