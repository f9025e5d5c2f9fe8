package dev.signalbox.api.call;

import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call as the stock call handler put it together from the events that came. Linq has not
 * published what call events carry (protocol.md, 3.7), so everything but the record's id may be
 * unknown.
 *
 * @param recordId the record in the call log: the call's id where the events have one. The id of an
 *     inferred record changes when an event comes late that was before all others of the record;
 *     the log then knows it by both ids
 * @param callId Linq's id of the call; empty for an inferred record, whose events have none and
 *     were put together by line and time
 * @param chatId the chat
 * @param direction which way it went; never {@code UNKNOWN}
 * @param line your line; known only with the direction
 * @param peer the person on the other side; known only with the direction
 * @param startedAt time of the first event
 * @param endedAt time of the event that tells how it ended
 * @param ring how long it rang, whole seconds
 * @param talk how long it lasted from the answer on, whole seconds
 */
public record CallSummary(
    String recordId,
    Optional<String> callId,
    Optional<String> chatId,
    Optional<Direction> direction,
    Optional<String> line,
    Optional<String> peer,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Duration> ring,
    Optional<Duration> talk) {

  /** Checks that nothing is null. */
  public CallSummary {
    Objects.requireNonNull(recordId, "recordId");
    Objects.requireNonNull(callId, "callId");
    Objects.requireNonNull(chatId, "chatId");
    direction = direction.filter(known -> known != Direction.UNKNOWN);
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(ring, "ring");
    Objects.requireNonNull(talk, "talk");
  }

  /** Whether the events have no call id and were put together by line and time. */
  public boolean inferred() {
    return callId.isEmpty();
  }

  /** The data of an event that carries this. */
  Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("record_id", recordId);
    callId.ifPresent(id -> data.put("call_id", id));
    data.put("inferred", inferred());
    chatId.ifPresent(id -> data.put("chat_id", id));
    direction.ifPresent(way -> data.put("direction", way.name().toLowerCase(Locale.ROOT)));
    line.ifPresent(handle -> data.put("line", handle));
    peer.ifPresent(handle -> data.put("peer", handle));
    startedAt.ifPresent(time -> data.put("started_at", time.toString()));
    endedAt.ifPresent(time -> data.put("ended_at", time.toString()));
    ring.ifPresent(time -> data.put("ring_seconds", time.toSeconds()));
    talk.ifPresent(time -> data.put("talk_seconds", time.toSeconds()));
    return data;
  }

  /**
   * Reads what {@link #toData} wrote.
   *
   * @throws UnreadableEventException when the record's id is missing
   */
  static CallSummary from(Data data) {
    return new CallSummary(
        data.requiredText("record_id"),
        data.string("call_id"),
        data.string("chat_id"),
        data.constant("direction", Direction.class, Direction.UNKNOWN),
        data.string("line"),
        data.string("peer"),
        data.instant("started_at"),
        data.instant("ended_at"),
        seconds(data, "ring_seconds"),
        seconds(data, "talk_seconds"));
  }

  private static Optional<Duration> seconds(Data data, String field) {
    return data.integer(field).filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
  }
}
