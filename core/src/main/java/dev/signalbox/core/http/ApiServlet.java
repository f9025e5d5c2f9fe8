package dev.signalbox.core.http;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.dispatch.UnknownHandlerException;
import dev.signalbox.core.forget.Forgetting;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operators' API; to be mapped at {@code /signalbox/api/*}. Guarded by a bearer token: without
 * a configured one every path answers 403, without the right one 401. Works on the servlet's
 * thread. Paths below {@code /signalbox/api/}:
 *
 * <ul>
 *   <li>{@code GET events?type=&endpoint=&from=&to=&after=&before=&order=asc|desc&limit=}: {@code
 *       {"events":[{"sequence","event_id","type","endpoint","received_at","readable","size"}],"next"}}.
 *       {@code type} and {@code endpoint} are exact names; the type of an unreadable event is empty
 *       ({@code type=}). {@code from} (included) and {@code to} (not included) are ISO 8601 times
 *       of receipt; {@code after} and {@code before} are sequences, neither included. Newest first,
 *       unless {@code order=asc} or only {@code after} is given. {@code limit} is 1 to 1000,
 *       default 100. {@code next} is there when there may be more: it is the next request's {@code
 *       after} (ascending) or {@code before} (descending)
 *   <li>{@code GET events/{event_id}?endpoint=}: the event with its {@code body_base64}, its {@code
 *       body} when that is a JSON object, and for each handler that takes its type {@code
 *       {"state":"settled|waiting|retrying|dead|pending","attempts","due","dead_at","error"}}.
 *       Where several endpoints have an event of that id, the newest, or that of {@code endpoint};
 *       {@code endpoints} names all that have it
 *   <li>{@code GET handlers}: how handlers stand, and which bundles were refused: {@code
 *       {"handlers":[...],"refused":[{"source","version","file","reason","since"}]}}
 *   <li>{@code GET handlers/{name}}: how one stands
 *   <li>{@code GET handlers/{name}/dead-letters?after=&limit=}: {@code
 *       {"dead_letters":[...],"next"}}
 *   <li>{@code POST handlers/{name}/replay} with {@code {"event":"<event id>"}}, {@code
 *       {"dead":true}} or {@code {"from":"<time>","to":"<time>"}}: {@code {"replayed":n}}
 *   <li>{@code POST handlers/{name}/pause} and {@code resume}: the handler's status
 *   <li>{@code GET nodes}: the nodes that share the store, {@code
 *       {"nodes":[{"name","id","version","since","self","lag","handlers":[{"name","version","bundle",
 *       "state","shards":[...],"shard_count","lag","handled","failed"}]}]}}
 *   <li>{@code POST forget} with {@code {"handle":"<phone number or e-mail address>"}}: {@code
 *       {"complete":true,"sources":[{"source":"inbox","changed":n},...]}}. When it failed
 *       somewhere, 500 with {@code "complete":false}, an {@code error} that names the places, and
 *       each failed source with its {@code error}; the others have done it. Asking again does no
 *       harm
 *   <li>what other modules bring as {@link OperatorResources}; the paths above win
 *   <li>{@code GET} what the plug-ins' {@link QueryEndpoints} answer; the paths above win
 * </ul>
 *
 * <p>Every answer is JSON and not to be stored; fields without a value are left out. Errors are
 * {@code {"error":"<what was expected>"}}: 400 for what cannot be used, 404 naming what exists, 405
 * with {@code Allow}, 413 for a body over 64 kB, 500 with an {@code id} that the log has too, 503
 * while the inbox cannot be used. Only this servlet shows what events hold.
 */
public final class ApiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final String PREFIX = "/signalbox/api";
  private static final String RETRY_SECONDS = "5";

  /** Wider than what is read: an answer may hold a whole event, and a number gets longer. */
  private static final JsonLimits OUTPUT = new JsonLimits(1000, 10_000);

  private final transient Jsonb jsonb;
  private final transient JsonResponses responses;
  private final transient ApiAuthentication authentication;
  private final transient Router router;

  /**
   * Everything it needs.
   *
   * @param token the operators' token, visible ASCII characters; empty to keep the API closed
   * @param inbox is searched
   * @param operations what operators do to handlers
   * @param resources what other modules bring
   * @param queries of the plug-ins
   * @param forgetting forgets people
   * @param refused knows which bundles were refused
   * @param codec reads JSON
   * @throws IllegalArgumentException when the token cannot be sent in a header
   */
  public ApiServlet(
      Optional<String> token,
      Inbox inbox,
      HandlerOperations operations,
      OperatorResources resources,
      QueryEndpoints queries,
      Forgetting forgetting,
      RefusedSources refused,
      JsonCodec codec) {
    jsonb = JsonResponses.newJsonb();
    responses = new JsonResponses(jsonb, new JsonCodec(OUTPUT));
    authentication = new ApiAuthentication(token, responses);
    EventsResource events =
        new EventsResource(inbox, new EventDetail(operations, codec), responses);
    HandlersResource handlers =
        new HandlersResource(operations, refused, new ReplayBody(codec), responses);
    ForgetResource forget = new ForgetResource(forgetting, codec, responses);
    List<Route> routes =
        Stream.of(events.routes(), handlers.routes(), forget.routes())
            .flatMap(List::stream)
            .toList();
    router =
        new Router(PREFIX, routes, resources, new QueryResource(queries, responses), responses);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Response answer = authentication.refuse(request).orElseGet(() -> answer(request));
    answer.send(response, !request.getMethod().equals("HEAD"));
  }

  private Response answer(HttpServletRequest request) {
    try {
      return router.answer(request);
    } catch (ApiException e) {
      return responses.error(e.status(), e.getMessage());
    } catch (OperatorException e) {
      LOG.debug("SBX-1113 an operator was told: {}", e.getMessage(), e);
      return responses.error(e.status(), e.getMessage());
    } catch (UnknownHandlerException e) {
      return responses.error(404, e.getMessage());
    } catch (InboxException e) {
      LOG.warn("SBX-1111 the operators' API could not use the inbox", e);
      return responses.error(
          503, "the inbox cannot be used now; see the log", Map.of("Retry-After", RETRY_SECONDS));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return internalError(e);
    }
  }

  /** A plug-in may also fail to link, or answer a map that holds itself. */
  private Response internalError(Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.error("SBX-1110 internal error {} in the operators' API", id, failure);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "internal error");
    body.put("id", id);
    return responses.values(500, body);
  }

  @Override
  public void destroy() {
    try {
      jsonb.close();
    } catch (Exception e) {
      LOG.warn("SBX-1112 JSON-B did not close", e);
    }
  }
}
