package dev.signalbox.simulator.internal.conversation;

import jakarta.json.JsonObjectBuilder;

/** An event without its id. */
record Draft(String type, Line line, JsonObjectBuilder data) {}
