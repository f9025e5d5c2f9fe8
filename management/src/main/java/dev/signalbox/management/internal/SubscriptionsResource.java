package dev.signalbox.management.internal;

import dev.signalbox.core.http.OperatorAction;
import dev.signalbox.core.http.OperatorAnswer;
import dev.signalbox.core.http.OperatorException;
import dev.signalbox.core.http.OperatorRequest;
import dev.signalbox.core.http.OperatorResource;
import dev.signalbox.core.http.OperatorRoute;
import dev.signalbox.management.JournalException;
import dev.signalbox.management.ManagementException;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The subscriptions in the operators' API. Errors: 404 for an endpoint or subscription that is not
 * there, 409 for what does not fit or while another node applies, 502 for what Linq refuses, 503
 * while Linq, or what is kept here, cannot be reached.
 */
public final class SubscriptionsResource implements OperatorResource {

  private static final String LIST = "subscriptions";
  private static final String PLAN = "subscriptions/plan";
  private static final String APPLY = "subscriptions/apply";
  private static final String PAUSE = "subscriptions/endpoints/{name}/pause";
  private static final String RESUME = "subscriptions/endpoints/{name}/resume";
  private static final String ROTATE = "subscriptions/endpoints/{name}/rotate";
  private static final String ADOPT = "subscriptions/{id}/adopt";

  /** The paths that are read. */
  static final List<String> GETS = List.of(LIST, PLAN);

  /** The paths that do something. */
  static final List<String> POSTS = List.of(APPLY, PAUSE, RESUME, ROTATE, ADOPT);

  private final Keeper keeper;

  /** Of a keeper. */
  public SubscriptionsResource(Keeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public List<OperatorRoute> routes() {
    return List.of(
        get(LIST, request -> Views.of(keeper.list(), keeper.findings())),
        get(PLAN, request -> Views.of(keeper.plan())),
        post(APPLY, request -> Views.of(keeper.apply())),
        post(PAUSE, request -> Views.of(keeper.pause(name(request)))),
        post(RESUME, request -> Views.of(keeper.resume(name(request)))),
        post(ROTATE, request -> Views.of(keeper.rotate(name(request)))),
        post(
            ADOPT,
            request ->
                Views.of(keeper.adopt(request.names().get("id"), keepSecret(request.body())))));
  }

  private static String name(OperatorRequest request) {
    return request.names().get("name");
  }

  private static OperatorRoute get(
      String path, Function<OperatorRequest, Map<String, Object>> doing) {
    return OperatorRoute.get(path, Set.of(), named(doing));
  }

  private static OperatorRoute post(
      String path, Function<OperatorRequest, Map<String, Object>> doing) {
    return OperatorRoute.post(path, named(doing));
  }

  private static OperatorAction named(Function<OperatorRequest, Map<String, Object>> doing) {
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
