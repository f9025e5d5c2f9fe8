package dev.signalbox.core.http;

import dev.signalbox.api.Data;
import dev.signalbox.core.forget.ForgetReport;
import dev.signalbox.core.forget.ForgetReport.Outcome;
import dev.signalbox.core.forget.Forgetting;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Forgets a person. */
final class ForgetResource {

  private static final String HANDLE = "handle";

  private final Forgetting forgetting;
  private final JsonCodec codec;
  private final JsonResponses responses;

  ForgetResource(Forgetting forgetting, JsonCodec codec, JsonResponses responses) {
    this.forgetting = forgetting;
    this.codec = codec;
    this.responses = responses;
  }

  List<Route> routes() {
    return List.of(Route.post("forget", this::forget));
  }

  private Response forget(ApiRequest request) {
    String handle = handle(request.body());
    ForgetReport report;
    try {
      report = forgetting.forget(handle);
    } catch (IllegalArgumentException e) {
      throw new ApiException(400, e.getMessage(), e);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("complete", report.complete());
    if (!report.complete()) {
      body.put("error", "not forgotten everywhere, ask again: " + failures(report));
    }
    body.put("sources", report.outcomes().stream().map(ForgetResource::view).toList());
    return responses.values(report.complete() ? 200 : 500, body);
  }

  private static String failures(ForgetReport report) {
    return report.failures().stream()
        .map(failure -> failure.source() + ": " + failure.error().orElse(""))
        .collect(Collectors.joining("; "));
  }

  private static Map<String, Object> view(Outcome outcome) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("source", outcome.source());
    outcome
        .error()
        .ifPresentOrElse(
            error -> view.put("error", error), () -> view.put("changed", outcome.changed()));
    return view;
  }

  /** A message must not repeat what it was given: it is personal data. */
  private String handle(byte[] body) {
    try {
      Data data = codec.parse(body);
      if (data.asMap().keySet().equals(Set.of(HANDLE)) && data.string(HANDLE).isPresent()) {
        return data.requiredString(HANDLE).strip();
      }
    } catch (JsonSyntaxException e) {
      throw new ApiException(400, expected("no JSON object: " + e.getMessage()), e);
    }
    throw new ApiException(400, expected("another JSON object"));
  }

  private static String expected(String found) {
    return "expected {\"handle\":\"<phone number or e-mail address>\"}, found " + found;
  }
}
