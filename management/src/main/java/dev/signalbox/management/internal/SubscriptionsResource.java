package dev.signalbox.management.internal;

import dev.signalbox.core.http.OperatorAction;
import dev.signalbox.core.http.OperatorAnswer;
import dev.signalbox.core.http.OperatorException;
import dev.signalbox.core.http.OperatorRequest;
import dev.signalbox.core.http.OperatorResource;
import dev.signalbox.core.http.OperatorRoute;
import dev.signalbox.management.JournalException;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.client.LinqRateLimitException;
import dev.signalbox.management.client.LinqUnavailableException;
import dev.signalbox.management.secret.SecretStoreException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The subscriptions in the operators' API. Errors: 404 for an endpoint or subscription that is not
 * there, 409 for what does not fit or while another node applies, 502 for what Linq refuses, 503
 * while Linq, or what is kept here, cannot be reached.
 */
public final class SubscriptionsResource implements OperatorResource {

  private final Keeper keeper;

  /** Of a keeper. */
  public SubscriptionsResource(Keeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public List<OperatorRoute> routes() {
    return List.of(
        OperatorRoute.get(
            "subscriptions",
            Set.of(),
            named(request -> Views.of(keeper.list(), keeper.findings()))),
        OperatorRoute.get(
            "subscriptions/plan", Set.of(), named(request -> Views.of(keeper.plan()))),
        OperatorRoute.post("subscriptions/apply", named(request -> Views.of(keeper.apply()))),
        endpoint("pause", keeper::pause),
        endpoint("resume", keeper::resume),
        endpoint("rotate", keeper::rotate),
        OperatorRoute.post(
            "subscriptions/{id}/adopt",
            named(
                request ->
                    Views.of(
                        keeper.adopt(request.names().get("id"), keepSecret(request.body()))))));
  }

  private OperatorRoute endpoint(String action, Function<String, Outcome> doing) {
    return OperatorRoute.post(
        "subscriptions/endpoints/{name}/" + action,
        named(request -> Views.of(doing.apply(request.names().get("name")))));
  }

  private static OperatorAction named(
      Function<OperatorRequest, java.util.Map<String, Object>> doing) {
    return request -> {
      try {
        return OperatorAnswer.ok(doing.apply(request));
      } catch (ManagementException e) {
        throw new OperatorException(
            e.kind() == ManagementException.Kind.UNKNOWN ? 404 : 409, e.getMessage(), e);
      } catch (LinqUnavailableException | LinqRateLimitException e) {
        throw new OperatorException(503, e.getMessage(), e);
      } catch (LinqException e) {
        throw new OperatorException(502, e.getMessage(), e);
      } catch (SecretStoreException | JournalException e) {
        throw new OperatorException(503, e.getMessage(), e);
      }
    };
  }

  private static boolean keepSecret(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return false;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      JsonValue keep = json.getOrDefault("keep_secret", JsonValue.FALSE);
      if (!Set.of("keep_secret").containsAll(json.keySet())
          || (keep != JsonValue.TRUE && keep != JsonValue.FALSE)) {
        throw new OperatorException(
            400, "expected {} or {\"keep_secret\":true}, found something else");
      }
      return keep == JsonValue.TRUE;
    } catch (JsonException | IllegalStateException e) {
      throw new OperatorException(400, "expected a JSON object, found something else", e);
    }
  }
}
