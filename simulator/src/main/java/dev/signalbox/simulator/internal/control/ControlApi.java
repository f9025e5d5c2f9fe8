package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.SimulatorException;
import dev.signalbox.simulator.TooManyPendingException;
import dev.signalbox.simulator.internal.Happenings;
import dev.signalbox.simulator.internal.conversation.Conversations;
import dev.signalbox.simulator.internal.delivery.AttemptLog;
import dev.signalbox.simulator.internal.delivery.DeliveryEngine;
import dev.signalbox.simulator.internal.http.Handler;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.http.Request;
import dev.signalbox.simulator.internal.json.Make;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Everything under {@code /simulator}. */
public final class ControlApi implements Handler {

  private static final int ROOT = 1;
  private static final int BELOW = 2;

  private final Reach reach;
  private final EventForm events;
  private final FaultRoutes faults;
  private final ConversationRoutes conversation;

  /** Puts it together. */
  public ControlApi(Reach reach, Happenings happenings, Conversations conversations) {
    this.reach = reach;
    this.events = new EventForm(happenings);
    this.faults = new FaultRoutes(reach.faults());
    this.conversation = new ConversationRoutes(conversations);
  }

  /** What it shows and changes. */
  public record Reach(
      int accounts,
      List<String> eventTypes,
      SubscriptionStore store,
      Faults faults,
      AttemptLog log,
      DeliveryEngine engine) {}

  @Override
  public CompletableFuture<Reply> handle(Request request) {
    return CompletableFuture.completedFuture(answer(request));
  }

  private Reply answer(Request request) {
    try {
      LoopbackOnly.check(request);
      return route(request);
    } catch (ControlError e) {
      return error(e.status(), e.getMessage());
    } catch (TooManyPendingException e) {
      return error(503, e.getMessage());
    } catch (SimulatorException e) {
      return error(409, e.getMessage());
    } catch (IllegalArgumentException e) {
      return error(400, e.getMessage());
    }
  }

  private Reply route(Request request) {
    int length = request.segments().size();
    String below = length == ROOT ? "" : request.segments().get(ROOT);
    if (length > BELOW && !below.equals("faults")) {
      throw ControlError.notThere();
    }
    return switch (below) {
      case "" -> only("GET", request, this::overview);
      case "events" -> only("POST", request, () -> events.publish(request.body()));
      case "deliveries" -> only("GET", request, () -> deliveries(request));
      case "faults" -> faults.answer(request);
      case "conversation" -> conversation.answer(request);
      default -> throw ControlError.notThere();
    };
  }

  private static Reply only(String method, Request request, Supplier<Reply> then) {
    if (!request.method().equals(method)) {
      throw ControlError.only(method);
    }
    return then.get();
  }

  private Reply overview() {
    return Reply.json(
        200,
        Make.object()
            .add("service", "signalbox-simulator")
            .add("api", "/api/partner")
            .add("accounts", reach.accounts())
            .add("subscriptions", reach.store().size())
            .add("deliveries", Views.counts(reach.engine().counts()))
            .add("operations", Guide.operations())
            .add("event_types", Make.array(reach.eventTypes()))
            .build());
  }

  private Reply deliveries(Request request) {
    return Reply.json(
        200, Views.attempts(reach.log().find(DeliveryParameters.read(request.query()))));
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, Make.object().add("error", message).build());
  }
}
