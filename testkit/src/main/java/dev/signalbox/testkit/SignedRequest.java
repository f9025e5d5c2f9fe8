package dev.signalbox.testkit;

import dev.signalbox.api.RawBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A delivery, ready to be posted.
 *
 * @param headers name to value, the signature among them
 * @param body the bytes that were signed
 */
public record SignedRequest(Map<String, String> headers, RawBody body) {

  /** Copies the headers. */
  public SignedRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    Objects.requireNonNull(body, "body");
  }

  /** The bytes that were signed, a copy. */
  public byte[] bytes() {
    return body.toByteArray();
  }

  /** The request for {@link java.net.http.HttpClient}, to an endpoint of a node. */
  public HttpRequest to(URI endpoint) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes()));
    headers.forEach(request::header);
    return request.build();
  }
}
