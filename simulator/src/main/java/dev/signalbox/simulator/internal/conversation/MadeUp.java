package dev.signalbox.simulator.internal.conversation;

import jakarta.json.JsonObject;

/**
 * A made-up event.
 *
 * @param line the line of yours that it happens on
 * @param data in the newest form
 */
record MadeUp(String id, String traceId, String type, String line, JsonObject data) {}
