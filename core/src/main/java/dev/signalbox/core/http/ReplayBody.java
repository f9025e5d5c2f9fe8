package dev.signalbox.core.http;

import dev.signalbox.api.Data;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonSyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads what an operator wants to have handled again. */
final class ReplayBody {

  private static final String EVENT = "event";
  private static final String DEAD = "dead";
  private static final String FROM = "from";
  private static final String TO = "to";

  private final JsonCodec codec;

  ReplayBody(JsonCodec codec) {
    this.codec = codec;
  }

  /** Reads the body of a request. */
  ReplayRequest read(byte[] body) {
    return request(parse(body)).orElseThrow(() -> bad("another JSON object"));
  }

  private Data parse(byte[] body) {
    try {
      return codec.parse(body);
    } catch (JsonSyntaxException e) {
      throw bad(body.length == 0 ? "nothing" : "no JSON object: " + e.getMessage());
    }
  }

  /** The request, when the object has exactly the fields of one. */
  private static Optional<ReplayRequest> request(Data data) {
    Set<String> fields = data.asMap().keySet();
    if (fields.equals(Set.of(EVENT))) {
      return data.string(EVENT).filter(id -> !id.isEmpty()).map(ReplayRequest.ByEvent::new);
    }
    if (fields.equals(Set.of(DEAD))) {
      return data.bool(DEAD).filter(dead -> dead).map(dead -> new ReplayRequest.AllDead());
    }
    if (fields.equals(Set.of(FROM, TO))) {
      return data.string(FROM).flatMap(from -> data.string(TO).map(to -> between(from, to)));
    }
    return Optional.empty();
  }

  private static ReplayRequest between(String fromText, String toText) {
    Instant from = Parameters.instant(FROM, fromText);
    Instant to = Parameters.instant(TO, toText);
    if (!from.isBefore(to)) {
      throw new ApiException(400, "expected 'from' before 'to'");
    }
    return new ReplayRequest.Between(from, to);
  }

  private static ApiException bad(String found) {
    return new ApiException(
        400,
        "expected {\"event\":\"<event id>\"}, {\"dead\":true} or {\"from\":\"<time>\",\"to\":\"<time>\"}, found "
            + found);
  }
}
