package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObjectBuilder;
import java.util.OptionalInt;

/** Errors as bodies (protocol.md, 1.4). */
final class Errors {

  /** Names the header that repeats the trace id. */
  static final String TRACE = "X-Trace-ID";

  private static final int THOUSAND = 1000;

  private Errors() {}

  static Reply reply(ApiError error, String traceId) {
    return reply(error, traceId, OptionalInt.empty());
  }

  static Reply reply(ApiError error, String traceId, OptionalInt retryAfter) {
    JsonObjectBuilder inner =
        Make.object()
            .add("status", error.status())
            .add("code", error.code())
            .add("message", error.getMessage())
            .add("doc_url", docUrl(error.code()));
    retryAfter.ifPresent(seconds -> inner.add("retry_after", seconds));
    return Reply.json(
            error.status(),
            Make.object()
                .add("success", false)
                .add("error", inner)
                .add("trace_id", traceId)
                .build())
        .with(TRACE, traceId);
  }

  private static String docUrl(int code) {
    return "https://docs.linqapp.com/error/codes/%sxxx/%s/".formatted(code / THOUSAND, code);
  }
}
